import Foundation

/// One request over a socket of its own, as plain as it gets.
struct PlainClient {
  let port: UInt16

  /// An answer's status, its cookies and its body.
  struct Answer {
    var status: Int
    var cookies: [String: String]
    var headers: [String]
    var body: String
  }

  /// Sends a request to `localhost` and reads the answer to its end.
  func send(
    _ method: String, _ path: String, cookies: [String: String] = [:],
    headers: [String: String] = [:], json: String? = nil
  ) throws -> Answer {
    var lines = ["\(method) \(path) HTTP/1.1", "Host: localhost:\(port)", "Connection: close"]
    if !cookies.isEmpty {
      lines.append("Cookie: " + cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; "))
    }
    lines += headers.map { "\($0): \($1)" }
    let body = json ?? ""
    if json != nil { lines.append("Content-Type: application/json") }
    lines.append("Content-Length: \(body.utf8.count)")
    let request = lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    return try parse(exchange([request]))
  }

  /// Sends the parts, with a pause between them, and reads until the server closes.
  func exchange(_ parts: [String], pause: () -> Void = {}) throws -> String {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) }
    }
    guard connected == 0 else { throw POSIXError(.ECONNREFUSED) }
    for (number, part) in parts.enumerated() {
      if number > 0 { pause() }
      let octets = Array(part.utf8)
      guard write(socket, octets, octets.count) == octets.count else { throw POSIXError(.EPIPE) }
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(socket, &buffer, buffer.count), count > 0 {
      answer += buffer[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }

  private func parse(_ text: String) throws -> Answer {
    let parts = text.components(separatedBy: "\r\n\r\n")
    let lines = parts[0].components(separatedBy: "\r\n")
    guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { throw POSIXError(.EPROTO) }
    var cookies: [String: String] = [:]
    for line in lines where line.lowercased().hasPrefix("set-cookie: ") {
      let pair = line.dropFirst(12).prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
      cookies[String(pair[0])] = pair.count == 2 ? String(pair[1]) : ""
    }
    return Answer(
      status: status, cookies: cookies, headers: Array(lines.dropFirst()),
      body: parts.dropFirst().joined(separator: "\r\n\r\n"))
  }
}
