import CountersignSettings
import Foundation
import Hummingbird
import HummingbirdAuth

/// An app with sessions of Hummingbird's own, whose cookie is as the profile beside this file says.
@main
struct SessionApp {
  static func main() async throws {
    let router = Router(context: BasicSessionRequestContext<Int, Never>.self)
    router.add(
      middleware: SessionMiddleware(
        storage: MemoryPersistDriver(), configuration: try .init(AuthSettings.visits.session)))
    router.get("visits") { _, context in
      let visits = (context.sessions.session ?? 0) + 1
      context.sessions.setSession(visits)
      return "\(visits)\n"
    }
    let port = ProcessInfo.processInfo.environment["PORT"].flatMap { Int($0) } ?? 8080
    let app = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)))
    try await app.runService()
  }
}
