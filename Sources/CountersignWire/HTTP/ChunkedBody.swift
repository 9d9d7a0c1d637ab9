#if Server
  /// A body in the chunked coding (RFC 9112 7.1), taken apart as it arrives.
  struct ChunkedBody: Hashable, Sendable {
    private enum Phase: Hashable {
      case size
      case data(Int)
      case dataEnd
      case trailer
      case done
    }

    private var phase = Phase.size
    private var line: [UInt8] = []
    private var trailerOctets = 0
    /// The octets of the chunks so far.
    private(set) var content: [UInt8] = []

    /// Whether the last chunk and the trailer have been read.
    var isComplete: Bool { phase == .done }

    /// Reads more of the body and gives back what follows it.
    ///
    /// Trailer fields are dropped. Throws `notHTTP` or `bodyTooLarge`.
    mutating func read(
      _ octets: ArraySlice<UInt8>, limit: Int
    ) throws(WireFailure) -> ArraySlice<UInt8> {
      var rest = octets
      while phase != .done, !rest.isEmpty {
        if case .data(let missing) = phase {
          let part = rest.prefix(missing)
          content += part
          rest = rest.dropFirst(part.count)
          phase = part.count == missing ? .dataEnd : .data(missing - part.count)
        } else if let octet = rest.popFirst() {
          try readLineOctet(octet, limit: limit)
        }
      }
      return rest
    }

    private mutating func readLineOctet(_ octet: UInt8, limit: Int) throws(WireFailure) {
      line.append(octet)
      guard line.count <= 4096 else { throw .notHTTP(reason: "a chunk's line is too long") }
      guard octet == HTTPGrammar.lineFeed else { return }
      guard line.dropLast().last == HTTPGrammar.carriageReturn else {
        throw .notHTTP(reason: "a line does not end with CRLF")
      }
      let content = line.dropLast(2)
      line = []
      try readLine(content, limit: limit)
    }

    private mutating func readLine(
      _ line: ArraySlice<UInt8>, limit: Int
    ) throws(WireFailure) {
      switch phase {
      case .size:
        let size = try ChunkedBody.size(line)
        guard content.count + size <= limit else { throw .bodyTooLarge(limit: limit) }
        phase = size == 0 ? .trailer : .data(size)
      case .dataEnd:
        guard line.isEmpty else { throw .notHTTP(reason: "a chunk is longer than it says") }
        phase = .size
      case .trailer:
        trailerOctets += line.count
        guard trailerOctets <= 16_384 else { throw .notHTTP(reason: "the trailer is too long") }
        if line.isEmpty { phase = .done }
      case .data, .done: break
      }
    }

    private static func size(_ line: ArraySlice<UInt8>) throws(WireFailure) -> Int {
      let digits = line.prefix { $0 != UInt8(ascii: ";") }
      let text = String(decoding: digits, as: UTF8.self)
      let isHex = text.utf8.allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
      guard isHex, (1...8).contains(digits.count), let size = Int(text, radix: 16) else {
        throw .notHTTP(reason: "a chunk size is malformed")
      }
      return size
    }
  }
#endif
