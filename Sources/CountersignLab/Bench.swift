#if Server
  import CountersignKeys
  import CountersignRules
  import CountersignServer
  import CountersignSettings
  import Logging

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// What one server of the lab is made of.
  struct Bench: Sendable {
    private let settings: AuthSettings
    private let secrets: ServerSecrets
    private let signers: LabSigners
    private let certificate: ThrowAwayCertificate?
    private let clock: MovableClock
    private let start: Int64
    private let account: LabServer.Account
    private let secondAccount: LabServer.Account
    /// The folder of the database that several processes share; nil where there is one process.
    private let folder: URL?
    /// The counters that several processes share; nil where each has its own.
    private let limits: Limits?

    /// Makes keys, certificate and accounts.
    init(
      _ settings: AuthSettings, likeness: Set<Probe.Likeness>, premises: Premises, keys: LabKeys,
      start: Int64
    ) async throws {
      self.settings = settings
      self.start = start
      secrets =
        likeness.contains(.keys)
        ? try keys.secrets(for: settings, like: premises.surroundings)
        : try keys.secrets(for: settings)
      signers = try await LabSigners(
        settings, secrets, likeness: likeness,
        sharesKey: premises.sharesSigningKey ?? false, keys: keys)
      clock = MovableClock(now: start)
      let isBehindProxy =
        likeness.contains(.proxy) && settings.transport.tls.termination == .proxy
      certificate =
        isBehindProxy
        ? nil
        : try LabCertificate.make(
          for: settings.site.api, at: start / 1000,
          like: likeness.contains(.certificate) ? premises.surroundings.chain : nil)
      account = try Self.account("alice")
      secondAccount = try Self.account("bob")
      let isShared = likeness.contains(.workers)
      folder = isShared ? try Self.makeFolder() : nil
      limits = isShared && settings.throttle.store == .shared ? Limits(settings.throttle) : nil
    }

    /// An account with a password that was never used before.
    private static func account(_ name: String) throws(CryptoError) -> LabServer.Account {
      let password = "wire-" + Digest.sha256Hex(try RandomBytes.make(16)).prefix(24)
      return LabServer.Account(username: name, password: password)
    }

    private static func makeFolder() throws -> URL {
      let name = "countersign-lab-\(Digest.sha256Hex(try RandomBytes.make(16)).prefix(16))"
      let folder = FileManager.default.temporaryDirectory.appending(path: name)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      return folder
    }

    /// How many processes serve.
    var processes: Int { folder == nil ? 1 : 2 }

    /// Whether the servers end TLS themselves.
    var isEncrypted: Bool { certificate != nil }

    /// Removes what was written.
    func clear() {
      if let folder { try? FileManager.default.removeItem(at: folder) }
    }

    /// The processes of the server, the first with the accounts; `onRunning` is told the number of
    /// a process and its port, `onRunningPlain` the first one's port without TLS beside that.
    func servers(
      isLab: Bool, onRunning: @escaping @Sendable (Int, Int) -> Void,
      onRunningPlain: @escaping @Sendable (Int) -> Void
    ) async throws -> [AuthServer] {
      var servers: [AuthServer] = []
      for worker in 0..<processes {
        var options = options(isLab: isLab) { onRunning(worker, $0) }
        if worker == 0, isEncrypted {
          options.plainListener = PlainListener(port: 0, onRunning: onRunningPlain)
        }
        servers.append(try await AuthServer(settings, secrets: secrets, options: options))
      }
      try await add(account, "Alice", "Liddell", to: servers[0])
      try await add(secondAccount, "Bob", "Builder", to: servers[0])
      return servers
    }

    private func options(
      isLab: Bool, onRunning: @escaping @Sendable (Int) -> Void
    ) -> ServerOptions {
      var options = ServerOptions()
      options.isLab = isLab
      options.clock = { [clock] in clock.now }
      options.passwordCost = .fast
      options.logger = Logger(label: "countersign.lab") { _ in SwiftLogNoOpLogHandler() }
      options.onRunning = onRunning
      options.tls = certificate.map {
        TLSMaterial(chain: $0.chainPEM, privateKey: $0.privateKeyPEM)
      }
      if let folder { options.store = .file(folder.appending(path: "lab.sqlite").path) }
      options.limits = limits
      // The experiments ask for messages to nobody, so this folder is never made.
      options.outbox =
        FileManager.default.temporaryDirectory.appending(path: "countersign-outbox")
        .path
      return options
    }

    private func add(
      _ account: LabServer.Account, _ first: String, _ last: String, to server: AuthServer
    ) async throws {
      try await server.users.add(
        username: account.username, email: "\(account.username)@example.com", firstName: first,
        lastName: last, passwordHash: try PasswordHash.make(account.password, cost: .fast),
        extra: Self.fields(for: settings.tokens.claims))
    }

    /// Fields of an account with much in it, for what the profile copies into tokens.
    private static func fields(for claims: [String]) -> [String: String] {
      Dictionary(
        claims.map { ($0, String(repeating: "x", count: ClaimSize.guess($0))) },
        uniquingKeysWith: { first, _ in first })
    }

    /// What an experiment is told of the processes that listen at these ports.
    func labServer(
      _ servers: [AuthServer], _ ports: [Int: Int], plainPort: Int?
    ) -> LabServer {
      LabServer(
        port: ports[0] ?? 0, plainPort: plainPort,
        workers: servers.indices.dropFirst().compactMap { ports[$0] },
        authorityPEM: certificate?.caPEM, account: account, secondAccount: secondAccount,
        clock: clock, start: start,
        operate: { [users = servers[0].users, account, claims = settings.tokens.claims] operation in
          switch operation {
          case .changeClaims:
            let changed = claims.map { ($0, "changed") }
            try await users.set(
              Dictionary(changed, uniquingKeysWith: { first, _ in first }), of: account.username)
          }
        }, sign: signers.sign)
    }
  }
#endif
