#if Server
  #if canImport(Glibc)
    import Glibc
  #else
    import Darwin
  #endif
  import NIOPosix

  /// One request on a connection of its own, over a blocking socket on a thread of a pool.
  struct RawClient: Sendable {
    let port: Int
    var host = "127.0.0.1"

    /// Why there was no answer.
    struct Failure: Error {}

    /// Sends octets and reads until the server closes the connection; `isLast` says at once that
    /// nothing more will be sent.
    func exchange(_ text: String, isLast: Bool = false) async throws -> RawAnswer {
      let (bytes, _) = try await exchanged(text, isLast: isLast)
      guard let answer = RawAnswer(bytes) else { throw Failure() }
      return answer
    }

    /// Sends octets and tells whether the server ends the connection within the client's patience.
    func isEnded(after text: String) async throws -> Bool {
      try await exchanged(text, isLast: false).isEnded
    }

    private func exchanged(
      _ text: String, isLast: Bool
    ) async throws -> (bytes: [UInt8], isEnded: Bool) {
      try await NIOThreadPool.singleton.runIfActive { [port, host] in
        try Self.exchange(Array(text.utf8), host, port: port, isLast: isLast)
      }
    }

    private static func exchange(
      _ request: [UInt8], _ host: String, port: Int, isLast: Bool
    ) throws -> (bytes: [UInt8], isEnded: Bool) {
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      guard descriptor >= 0 else { throw Failure() }
      defer { close(descriptor) }
      var patience = timeval(tv_sec: 60, tv_usec: 0)
      setsockopt(
        descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = in_port_t(UInt16(port).bigEndian)
      address.sin_addr.s_addr = inet_addr(host)
      let connected = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      guard connected == 0 else { throw Failure() }
      var rest = request[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes {
          sendto(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL), nil, 0)
        }
        guard count > 0 else { break }
        rest = rest.dropFirst(count)
      }
      if isLast { shutdown(descriptor, Int32(SHUT_WR)) }
      return received(descriptor)
    }

    private static func received(_ descriptor: Int32) -> (bytes: [UInt8], isEnded: Bool) {
      var answer: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 16_384)
      while true {
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return (answer, count == 0 || errno != EAGAIN) }
        answer += buffer[..<count]
      }
    }
  }

  extension RawClient {
    /// Sends a request; `body` nil sends none, and `fields` come as they are.
    func send(
      _ method: String, _ path: String, body: String? = nil, cookies: [String: String] = [:],
      fields: [String: String] = [:]
    ) async throws -> RawAnswer {
      var lines = ["\(method) \(path) HTTP/1.1", "Connection: close"]
      if fields["Host"] == nil { lines.append("Host: localhost") }
      if !cookies.isEmpty {
        let pairs = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        lines.append("Cookie: " + pairs.joined(separator: "; "))
      }
      lines += fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
      if let body {
        if fields["Content-Type"] == nil { lines.append("Content-Type: application/json") }
        lines.append("Content-Length: \(body.utf8.count)")
      } else if method != "GET" {
        lines.append("Content-Length: 0")
      }
      return try await exchange(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""))
    }
  }
#endif
