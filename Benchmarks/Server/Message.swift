#if Server
  /// An answer of HTTP/1.1, as far as a load generator looks at it.
  struct Message: Sendable {
    let status: Int
    let head: String

    /// The value that a Set-Cookie line sets.
    func cookie(_ name: String) -> String? {
      for line in head.split(separator: "\r\n")
      where line.lowercased().hasPrefix("set-cookie: \(name)=") {
        return String(line.dropFirst("set-cookie: \(name)=".count).prefix { $0 != ";" })
      }
      return nil
    }

    /// The octets of a request.
    static func request(
      _ method: String, _ path: String, cookie: String? = nil, body: String? = nil
    ) -> [UInt8] {
      var lines = ["\(method) \(path) HTTP/1.1", "Host: localhost"]
      if let cookie { lines.append("Cookie: \(cookie)") }
      if body != nil { lines.append("Content-Type: application/json") }
      if method != "GET" { lines.append("Content-Length: \(body?.utf8.count ?? 0)") }
      return Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")).utf8)
    }
  }
#endif
