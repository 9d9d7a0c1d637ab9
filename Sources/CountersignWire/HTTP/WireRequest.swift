#if Server
  package import CountersignRules

  /// A request as it goes onto the wire.
  package struct WireRequest: Hashable, Sendable {
    package var method: String
    /// The path and query, from its first `/`.
    package var target: String
    /// The fields in order, `Host` included, `Content-Length` and `Connection` not.
    package var headers: [HeaderLine]
    package var body: [UInt8]

    /// Creates a request.
    package init(method: String, target: String, headers: [HeaderLine], body: [UInt8] = []) {
      self.method = method
      self.target = target
      self.headers = headers
      self.body = body
    }

    /// All fields that are sent: those of the request, the body's length, and the wish to close.
    ///
    /// The length is also told for an empty body of a method that usually has one (RFC 9110 8.6).
    package var allHeaders: [HeaderLine] {
      let hasLength = !body.isEmpty || ["POST", "PUT", "PATCH"].contains(method)
      return headers
        + (hasLength ? [HeaderLine("Content-Length", String(body.count))] : [])
        + [HeaderLine("Connection", "close")]
    }

    /// The octets of the request in HTTP/1.1 (RFC 9112 3).
    ///
    /// Throws `unsendable` when a part would break the lines of the message.
    package func encoded() throws(WireFailure) -> [UInt8] {
      for (name, part) in [("method", method), ("target", target)] {
        guard !part.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
          throw .unsendable(field: name)
        }
      }
      var octets = Array("\(method) \(target) HTTP/1.1\r\n".utf8)
      for line in allHeaders {
        guard !line.value.utf8.contains(where: { [0, 10, 13].contains($0) }),
          !line.name.isEmpty, line.name.utf8.allSatisfy(HTTPGrammar.isTokenOctet)
        else { throw .unsendable(field: line.name) }
        octets += "\(line.name): \(line.value)\r\n".utf8
      }
      return octets + "\r\n".utf8 + body
    }
  }
#endif
