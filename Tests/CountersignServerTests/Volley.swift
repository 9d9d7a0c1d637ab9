#if Server
  #if canImport(Glibc)
    import Glibc
  #else
    import Darwin
  #endif
  import NIOPosix

  /// Many connections whose requests end in the same instant.
  ///
  /// Each request is sent but for its last octet; then the last octets follow one another without
  /// anything in between, so that the server has all requests before it answers the first.
  final class Volley: Sendable {
    private let connections: [Int32]
    /// A thread of its own: answers are waited for, and other clients must not wait for that.
    private let pool = NIOThreadPool(numberOfThreads: 1)

    /// Opens `count` connections that stay open.
    init(_ count: Int, port: Int) throws {
      pool.start()
      connections = try (0..<count).map { _ in try Self.connection(port) }
    }

    deinit {
      pool.shutdownGracefully { _ in }
      for connection in connections { close(connection) }
    }

    /// Sends one request over every connection and returns the answers in their order.
    func fire(_ request: String) async throws -> [RawAnswer] {
      try await pool.runIfActive { [connections] in
        let octets = Array(request.utf8)
        for connection in connections { try Self.send(octets.dropLast(), over: connection) }
        for connection in connections { try Self.send(octets.suffix(1), over: connection) }
        return try connections.map { try Self.answer(from: $0) }
      }
    }

    /// A request without a body that leaves its connection open.
    static func request(
      _ method: String, _ path: String, cookies: [String: String] = [:], body: String = ""
    ) -> String {
      let pairs = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      return """
        \(method) \(path) HTTP/1.1\r
        Host: localhost\r
        Cookie: \(pairs.joined(separator: "; "))\r
        Content-Type: application/json\r
        Content-Length: \(body.utf8.count)\r
        \r
        \(body)
        """
    }

    private static func connection(_ port: Int) throws -> Int32 {
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      guard descriptor >= 0 else { throw RawClient.Failure() }
      var patience = timeval(tv_sec: 60, tv_usec: 0)
      setsockopt(
        descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
      var noDelay: Int32 = 1
      setsockopt(
        descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &noDelay, socklen_t(MemoryLayout<Int32>.size))
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = in_port_t(UInt16(port).bigEndian)
      address.sin_addr.s_addr = inet_addr("127.0.0.1")
      let connected = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      guard connected == 0 else {
        close(descriptor)
        throw RawClient.Failure()
      }
      return descriptor
    }

    private static func send(_ octets: ArraySlice<UInt8>, over connection: Int32) throws {
      let count = octets.withUnsafeBytes {
        sendto(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL), nil, 0)
      }
      guard count == octets.count else { throw RawClient.Failure() }
    }

    private static func answer(from connection: Int32) throws -> RawAnswer {
      var octets: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 16_384)
      while true {
        if let answer = RawAnswer(octets), let length = answer["content-length"],
          answer.body.utf8.count >= Int(length) ?? 0
        {
          return answer
        }
        let count = recv(connection, &buffer, buffer.count, 0)
        guard count > 0 else { throw RawClient.Failure() }
        octets += buffer[..<count]
      }
    }
  }
#endif
