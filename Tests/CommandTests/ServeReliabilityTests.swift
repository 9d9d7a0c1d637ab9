import Foundation
import Synchronization
import Testing

/// What the real program keeps when it is killed, and when its disk is full.
@Suite("countersign serve, ended and hindered", .serialized)
struct ServeReliabilityTests {
  /// How often the storm is ended; `make test-reliability` asks for more.
  private static let rounds =
    ProcessInfo.processInfo.environment["COUNTERSIGN_ROUNDS"].flatMap { Int($0) } == nil ? 1 : 10

  /// In seconds; longer than a restart can take on a busy machine.
  private static let grace = 60

  private static let profile = """
    profile: 1
    name: stormed
    environment: development
    site: { api: "http://localhost:8000", apps: [{ origin: "http://localhost:3000" }] }
    routes: { csrf: /auth/csrf/ }
    tokens:
      rotation: { grace: \(grace)s, reuse_detection: token }
      revocation: { store: database }
    keys: { signing: { env: COUNTERSIGN_TEST_KEY } }

    """

  private static let environment = [
    "COUNTERSIGN_TEST_KEY": String((0..<64).map { _ in "0123456789abcdef".randomElement() ?? "0" })
  ]

  private static let credentials = #"{"username":"alice","password":"correct horse"}"#

  /// How many refreshes were answered so far.
  private final class Tally: Sendable {
    private let number = Mutex(0)

    func count() { number.withLock { $0 += 1 } }

    /// Waits until so many were answered, for at most a minute.
    func reach(_ wanted: Int) async throws {
      for _ in 0..<6000 where number.withLock({ $0 < wanted }) {
        try await Task.sleep(for: .milliseconds(10))
      }
    }
  }

  /// A client that refreshes as fast as it is answered.
  private struct Refresher: Sendable {
    /// The cookies that the server answered with last.
    var cookies: [String: String]
    /// The refresh tokens that were answered with a successor, the oldest first.
    var spent: [String] = []
    /// The first status that was no 200.
    var refusal: Int?
    let tally: Tally

    /// Runs on a thread of its own and returns the client as it is afterwards.
    func thread(_ server: PlainClient, _ csrf: PlainClient.Answer) async -> Refresher {
      await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          var client = self
          client.run(server, csrf)
          continuation.resume(returning: client)
        }
      }
    }

    /// Refreshes until the server is gone or refuses.
    mutating func run(_ client: PlainClient, _ csrf: PlainClient.Answer) {
      while let answer = try? client.post("token/refresh", csrf, cookies: cookies) {
        guard answer.status == 200 else { return refusal = answer.status }
        spent.append(cookies["refresh"] ?? "")
        cookies = answer.cookies
        tally.count()
      }
    }
  }

  private func start(
    _ directory: String, options: [String] = [], fileLimit: Int? = nil
  ) throws -> Server {
    try Server(
      directory + "/stormed.yaml", database: directory + "/users.sqlite",
      environment: Self.environment, options: options, fileLimit: fileLimit)
  }

  /// Expects that none of these tokens is good for anything when the grace is over.
  private func expectSpent(
    _ tokens: [String], _ directory: String, _ csrf: PlainClient.Answer
  ) throws {
    let later = try start(directory, options: ["--lab", "--clock-offset", "\(Self.grace + 1)"])
    defer { later.kill(SIGKILL) }
    for token in tokens {
      let replay = try later.client.post("token/refresh", csrf, cookies: ["refresh": token])
      #expect(replay.status == 401)
    }
  }

  private func prepare(_ directory: String) throws {
    try Self.profile.write(
      toFile: directory + "/stormed.yaml", atomically: true, encoding: .utf8)
    let added = try Command.run(
      ["users", "add", "alice", "--database", directory + "/users.sqlite"],
      input: "correct horse\n")
    #expect(added.status == 0, "\(added.errors)")
  }

  private func logIn(
    _ server: Server, _ csrf: PlainClient.Answer, _ tally: Tally = Tally()
  ) throws -> Refresher {
    let login = try server.client.post("login", csrf, cookies: [:], json: Self.credentials)
    #expect(login.status == 200, "\(login.body)")
    return Refresher(cookies: login.cookies, tally: tally)
  }

  /// Lets all clients refresh until `end` has ended their server.
  private static func storm(
    _ clients: [Refresher], _ server: PlainClient, _ csrf: PlainClient.Answer,
    end: () async -> Void
  ) async -> [Refresher] {
    let running = clients.map { client in
      Task { await client.thread(server, csrf) }
    }
    await end()
    var ended: [Refresher] = []
    for task in running { ended.append(await task.value) }
    return ended
  }

  /// Expects of a server that was started anew that it knows what the one before it answered.
  private func expectKept(
    _ clients: [Refresher], _ directory: String, _ csrf: PlainClient.Answer
  ) throws {
    let server = try start(directory)
    defer { server.kill(SIGKILL) }
    for client in clients {
      let late = try server.client.post(
        "token/refresh", csrf, cookies: ["refresh": client.spent.last ?? ""])
      #expect(late.status == 200)
      // The last token may have been spent without an answer; the grace is for that.
      let next = try server.client.post("token/refresh", csrf, cookies: client.cookies)
      #expect(next.status == 200)
      // A late copy of the token before gets what was answered, or what came of that.
      let heirs = [client.cookies, next.cookies].map { $0["refresh"] }
      #expect(heirs.contains(late.cookies["refresh"]))
      let data = try server.client.send("GET", "/api/data/", cookies: next.cookies)
      #expect(data.status == 200)
    }
  }

  @Test("keeps every answer and forgets no rotation when it is killed", arguments: 1...rounds)
  func killed(round: Int) async throws {
    try await withScratch { directory in
      try prepare(directory)
      let first = try start(directory)
      let csrf = try first.client.send("GET", "/api/auth/csrf/")
      let tally = Tally()
      let idle = try (0..<6).map { _ in try logIn(first, csrf, tally) }
      let storm = await Self.storm(idle, first.client, csrf) {
        try? await tally.reach(100 + 37 * round)
        first.kill(SIGKILL)
      }
      #expect(storm.map(\.spent.count).reduce(0, +) >= 100)
      #expect(storm.allSatisfy { $0.refusal == nil })
      try expectKept(storm, directory, csrf)
      try expectSpent(storm.flatMap { $0.spent.suffix(40) }, directory, csrf)
    }
  }

  @Test("answers 503 on a full disk, writes nothing by halves, and goes on when there is room")
  func full() async throws {
    try await withScratch { directory in
      try prepare(directory)
      let cramped = try start(directory, fileLimit: 512)
      let csrf = try cramped.client.send("GET", "/api/auth/csrf/")
      var client = try logIn(cramped, csrf)
      client.run(cramped.client, csrf)
      #expect(client.refusal == 503)
      #expect(client.spent.count > 5)
      let refused = try cramped.client.post("login", csrf, cookies: [:], json: Self.credentials)
      #expect(refused.status == 503)
      #expect(refused.body.contains("store_unavailable"))
      #expect(refused.headers.contains("Retry-After: 1"))
      #expect(refused.cookies.isEmpty)
      let data = try cramped.client.send("GET", "/api/data/", cookies: client.cookies)
      #expect(data.status == 200)
      cramped.kill(SIGKILL)

      try expectKept([client], directory, csrf)
      try expectSpent(client.spent, directory, csrf)
    }
  }

  private func withScratch(_ body: (String) async throws -> Void) async throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "countersign-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    try await body(url.path)
  }
}

extension PlainClient {
  /// A request of the app, with the CSRF token that `csrf` handed out.
  fileprivate func post(
    _ route: String, _ csrf: Answer, cookies: [String: String], json: String? = nil
  ) throws -> Answer {
    let token = csrf.cookies["csrftoken"] ?? ""
    return try send(
      "POST", "/api/auth/\(route)/", cookies: cookies.merging(["csrftoken": token]) { $1 },
      headers: ["X-CSRFToken": token, "Origin": "http://localhost:3000"], json: json)
  }
}
