import CountersignServer
import CountersignSettings
import Foundation
import Hummingbird

/// A service beside the app that signs nobody in, and is called by the same pages: `cors` of a
/// profile decides which.
@main
struct StatusApp {
  static func main() async throws {
    let environment = ProcessInfo.processInfo.environment
    let settings: AuthSettings = environment["PROFILE"] == "wide" ? .wide : .status
    let router = Router()
    // Hummingbird's own middleware where it can do what the profile says, else the profile's.
    do throws(CORSInexpressible) {
      router.add(middleware: try CORSMiddleware(settings.cors))
    } catch {
      print(error)
      router.add(middleware: try ProfileCORSMiddleware(settings.cors))
    }
    router.get("api/status") { _, _ in "all is well\n" }
    let port = environment["PORT"].flatMap { Int($0) } ?? 8081
    let address = BindAddress.hostname("127.0.0.1", port: port)
    try await Application(router: router, configuration: .init(address: address)).runService()
  }
}
