import CountersignServer
import CountersignSettings
import Foundation
import Hummingbird

/// An app with a route of its own that only signed-in users reach; the profile beside this file
/// says how they sign in. Users are added by `countersign users add NAME --database notes.sqlite`.
@main
struct MountedApp {
  static func main() async throws {
    let environment = ProcessInfo.processInfo.environment
    var options = ServerOptions()
    options.store = .file(environment["NOTES_DATABASE"] ?? "notes.sqlite")
    let auth = try await AuthServer(
      .notes, environment: environment, directory: ".", options: options)
    let router = Router(context: AuthRequestContext.self)
    auth.install(on: router)
    router.group("notes").add(middleware: auth.requiringUser)
      .get { _, context in "the notes of \(context.identity?.username ?? "nobody")\n" }
    let port = environment["PORT"].flatMap { Int($0) } ?? 8080
    let app = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)),
      services: [auth.work])
    try await app.runService()
  }
}
