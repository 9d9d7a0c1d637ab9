#if Server
  import CountersignRules

  /// The status line and the fields of an answer.
  struct ResponseHead: Hashable, Sendable {
    var status: Int
    var headers: [HeaderLine]

    /// Reads a head without the empty line that ends it.
    ///
    /// Every line ends with CRLF; a bare CR or LF, a folded line and a blank before the colon are
    /// refused, though RFC 9112 2.2 would let a recipient be lenient. Throws `notHTTP`.
    init(octets: ArraySlice<UInt8>) throws(WireFailure) {
      var lines = try ResponseHead.lines(octets)[...]
      guard let first = lines.popFirst() else { throw .notHTTP(reason: "no status line") }
      status = try ResponseHead.status(first)
      headers = []
      for line in lines { headers.append(try ResponseHead.field(line)) }
    }

    /// The values of a field in order, list members taken apart (RFC 9110 5.6.1).
    func members(_ name: String) -> [String] {
      headers.filter { $0.name.lowercased() == name }
        .flatMap { $0.value.split(separator: ",", omittingEmptySubsequences: false) }
        .map { $0.drop { $0 == " " || $0 == "\t" } }
        .map { String($0.reversed().drop { $0 == " " || $0 == "\t" }.reversed()) }
    }

    private static func lines(
      _ octets: ArraySlice<UInt8>
    ) throws(WireFailure) -> [ArraySlice<UInt8>] {
      var lines: [ArraySlice<UInt8>] = []
      for line in octets.split(separator: HTTPGrammar.lineFeed, omittingEmptySubsequences: false) {
        guard line.last == HTTPGrammar.carriageReturn else {
          throw .notHTTP(reason: "a line does not end with CRLF")
        }
        let content = line.dropLast()
        guard !content.contains(HTTPGrammar.carriageReturn) else {
          throw .notHTTP(reason: "a CR stands alone")
        }
        lines.append(content)
      }
      return lines
    }

    private static func status(_ line: ArraySlice<UInt8>) throws(WireFailure) -> Int {
      let text = String(decoding: line, as: UTF8.self)
      let parts = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0] == "HTTP/1.1" || parts[0] == "HTTP/1.0",
        parts[1].utf8.count == 3, let status = HTTPGrammar.decimal(parts[1]),
        (100...599).contains(status), line.allSatisfy(HTTPGrammar.isValueOctet)
      else { throw .notHTTP(reason: "the status line is malformed") }
      return status
    }

    private static func field(_ line: ArraySlice<UInt8>) throws(WireFailure) -> HeaderLine {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
        throw .notHTTP(reason: "a field has no colon")
      }
      let name = line[..<colon]
      guard !name.isEmpty, name.allSatisfy(HTTPGrammar.isTokenOctet) else {
        throw .notHTTP(reason: "a field name is malformed")
      }
      let value = line[line.index(after: colon)...]
      guard value.allSatisfy(HTTPGrammar.isValueOctet) else {
        throw .notHTTP(reason: "a field value has a control character")
      }
      let trimmed = value.drop(while: HTTPGrammar.isBlank).reversed()
        .drop(while: HTTPGrammar.isBlank).reversed()
      return HeaderLine(
        String(decoding: name, as: UTF8.self), String(decoding: trimmed, as: UTF8.self))
    }
  }
#endif
