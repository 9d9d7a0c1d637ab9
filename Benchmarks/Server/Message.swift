#if Server
  /// An answer of HTTP/1.1, as far as a load generator looks at it.
  struct Message: Sendable {
    let status: Int
    /// The octets before the empty line.
    let head: ArraySlice<UInt8>

    /// The value that a Set-Cookie line sets.
    func cookie(_ name: String) -> String? {
      cookie(after: Self.beginning(ofCookie: name)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What every Set-Cookie line of this name begins with, in lower case.
    static func beginning(ofCookie name: String) -> [UInt8] { Array("set-cookie: \(name)=".utf8) }

    /// The octets that stand between the beginning of a line and a semicolon.
    ///
    /// Without making text of the rest: the generator must cost less than the server.
    func cookie(after beginning: [UInt8]) -> ArraySlice<UInt8>? {
      var rest = head
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? (rest.isEmpty ? nil : rest.endIndex) {
        let line = rest[..<end]
        if line.count > beginning.count, zip(line, beginning).allSatisfy({ $0 | 32 == $1 | 32 }) {
          return line.dropFirst(beginning.count).prefix { $0 != UInt8(ascii: ";") }
        }
        rest = rest[min(end + 1, rest.endIndex)...]
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

  extension Message {
    /// Where a whole answer ends, found octet by octet: the generator must cost less than the server.
    struct Scan {
      var status = 0
      /// How many octets stand before the empty line.
      var head = 0
      /// How many octets the answer has.
      var whole = 0

      private static let length = Array("content-length: ".utf8)

      /// Nil when the answer has not arrived to its end.
      init?(_ octets: UnsafeRawBufferPointer) {
        var length = 0
        var start = 0
        while let end = octets[start...].firstIndex(of: UInt8(ascii: "\r")) {
          let line = UnsafeRawBufferPointer(rebasing: octets[start..<end])
          guard !line.isEmpty else {
            (head, whole) = (start, start + 2 + length)
            guard octets.count >= whole else { return nil }
            return
          }
          if start == 0 { status = Self.number(line.dropFirst(9).prefix(3)) }
          if let digits = Self.digitsOfLength(line) { length = Self.number(digits) }
          start = end + 2
          guard start <= octets.count else { return nil }
        }
        return nil
      }

      private static func digitsOfLength(
        _ line: UnsafeRawBufferPointer
      ) -> Slice<UnsafeRawBufferPointer>? {
        // Letters differ in one bit from their capitals; the others here have it set.
        guard line.count > length.count, zip(line, length).allSatisfy({ $0 | 32 == $1 })
        else { return nil }
        return line[length.count...]
      }

      private static func number(_ digits: Slice<UnsafeRawBufferPointer>) -> Int {
        digits.reduce(0) { $0 * 10 + Int($1) - Int(UInt8(ascii: "0")) }
      }
    }
  }
#endif
