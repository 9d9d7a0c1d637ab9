#if Server
  /// An HTTP/1.1 answer as it came over the socket.
  struct RawAnswer: Sendable {
    var status: Int
    /// Field names in lower case, in the order in which they came.
    var fields: [(name: String, value: String)]
    var body: String

    /// Reads an answer; nil for what is none.
    init?(_ bytes: [UInt8]) {
      let text = String(decoding: bytes, as: UTF8.self)
      guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
      let lines = text[..<end.lowerBound].split(separator: "\r\n")
      guard let first = lines.first, let code = Int(first.split(separator: " ")[1]) else {
        return nil
      }
      status = code
      fields = lines.dropFirst().compactMap { line in
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let value = line[line.index(after: colon)...].drop { $0 == " " }
        return (line[..<colon].lowercased(), String(value))
      }
      body = String(text[end.upperBound...])
    }

    /// The first value of a field, by its name in lower case.
    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// All values of a field, by its name in lower case.
    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The value that the last Set-Cookie line of this name sets.
    func cookie(_ name: String) -> String? {
      all("set-cookie").last { $0.hasPrefix(name + "=") }.map {
        String($0.dropFirst(name.count + 1).prefix { $0 != ";" })
      }
    }
  }
#endif
