#if Server
  import NIOCore
  import NIOPosix
  import Synchronization

  /// A server on a loopback port that answers by a script, well or badly.
  struct ScriptedServer: Sendable {
    /// What a connection gets for its request.
    enum Answer: Sendable {
      /// These octets, and the end of the connection.
      case octets(String)
      /// A sound answer with these fields, one a line.
      case sound(Int, fields: [String] = [], body: String = "")
      /// The end of the connection.
      case hangUp
      /// Nothing, until the client gives up.
      case silence
      /// The same octets again and again, until the client gives up.
      case endless(String)
    }

    /// A request as it came in.
    struct Request: Sendable, Hashable {
      var line: String
      var fields: [String]
      var body: String

      /// The value of a field; nil when it is missing.
      func field(_ name: String) -> String? {
        let start = name.lowercased() + ":"
        guard let line = fields.first(where: { $0.lowercased().hasPrefix(start) }) else {
          return nil
        }
        return String(line.dropFirst(start.count).drop { $0 == " " })
      }
    }

    /// What came in so far, in order.
    final class Log: Sendable {
      private let list = Mutex<[Request]>([])

      var requests: [Request] { list.withLock { $0 } }

      fileprivate func append(_ request: Request) { list.withLock { $0.append(request) } }
    }

    /// The loopback port.
    let port: Int
    let log: Log

    private typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    /// Runs `body` beside a server that answers each request by `script`, then stops the server.
    static func with<Result: Sendable>(
      _ script: @escaping @Sendable (Request) -> Answer,
      body: @escaping @Sendable (ScriptedServer) async throws -> Result
    ) async throws -> Result {
      let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .bind(host: "127.0.0.1", port: 0) { channel in
          channel.eventLoop.makeCompletedFuture {
            try Connection(wrappingChannelSynchronously: channel)
          }
        }
      let log = Log()
      let server = ScriptedServer(port: listener.channel.localAddress?.port ?? 0, log: log)
      return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await accept(listener, script, log) }
        let outcome = await Swift.Result { try await body(server) }
        // Not by cancelling: a connection that nobody has taken yet would be dropped unfinished.
        try? await listener.channel.close()
        try? await group.waitForAll()
        return try outcome.get()
      }
    }

    private static func accept(
      _ listener: NIOAsyncChannel<Connection, Never>,
      _ script: @escaping @Sendable (Request) -> Answer, _ log: Log
    ) async throws {
      try await listener.executeThenClose { connections in
        try await withThrowingDiscardingTaskGroup { group in
          for try await connection in connections {
            group.addTask { try? await answer(connection, script, log) }
          }
          group.cancelAll()
        }
      }
    }

    private static func answer(
      _ connection: Connection, _ script: @Sendable (Request) -> Answer, _ log: Log
    ) async throws {
      try await connection.executeThenClose { inbound, outbound in
        var octets: [UInt8] = []
        var rest = inbound.makeAsyncIterator()
        while let part = try await rest.next() {
          octets += part.readableBytesView
          // A TLS handshake (RFC 8446 5.1) is no request; this server has no answer to it.
          if octets.first == 22 { return try await outbound.write(ByteBuffer(string: "HTTP/1.1")) }
          guard let request = Request(octets) else { continue }
          log.append(request)
          switch script(request) {
          case .hangUp: return
          case .octets(let text): return try await outbound.write(ByteBuffer(string: text))
          case .sound(let status, let fields, let body):
            let head = ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)"] + fields
            let text = head.joined(separator: "\r\n") + "\r\n\r\n" + body
            return try await outbound.write(ByteBuffer(string: text))
          case .silence: while try await rest.next() != nil {}
          case .endless(let text):
            while !Task.isCancelled { try await outbound.write(ByteBuffer(string: text)) }
          }
        }
      }
    }
  }

  extension ScriptedServer.Request {
    /// Reads a request; nil until it is there in full.
    fileprivate init?(_ octets: [UInt8]) {
      let text = String(decoding: octets, as: UTF8.self)
      guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
      var lines = text[..<end.lowerBound].split(separator: "\r\n").map(String.init)
      line = lines.removeFirst()
      fields = lines
      body = String(text[end.upperBound...])
      let length = lines.first { $0.hasPrefix("Content-Length: ") }?.dropFirst(16)
      guard body.utf8.count >= length.flatMap({ Int($0) }) ?? 0 else { return nil }
    }
  }

  extension Result where Failure == any Error {
    /// What a body returns or throws.
    fileprivate init(_ body: () async throws -> Success) async {
      do { self = .success(try await body()) } catch { self = .failure(error) }
    }
  }
#endif
