#if Server
  /// The octets of which HTTP messages are made.
  enum HTTPGrammar {
    static let carriageReturn = UInt8(ascii: "\r")
    static let lineFeed = UInt8(ascii: "\n")

    /// Whether the octet may stand in a method or a field name (RFC 9110 5.6.2).
    static func isTokenOctet(_ octet: UInt8) -> Bool {
      switch octet {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "!#$%&'*+-.^_`|~".utf8.contains(octet)
      }
    }

    /// Whether the octet may stand in a field value (RFC 9110 5.5): no control but the tab.
    static func isValueOctet(_ octet: UInt8) -> Bool {
      octet == UInt8(ascii: "\t") || (octet >= 0x20 && octet != 0x7F)
    }

    /// Whether the octet is a blank between the parts of a line.
    static func isBlank(_ octet: UInt8) -> Bool {
      octet == UInt8(ascii: " ") || octet == UInt8(ascii: "\t")
    }

    /// Whether the octet needs no escape in a URL or form (RFC 3986 2.3).
    static func isUnreserved(_ octet: UInt8) -> Bool {
      switch octet {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-._~".utf8.contains(octet)
      }
    }

    /// A number of decimal digits alone; nil for anything else and for what does not fit.
    static func decimal(_ text: some StringProtocol) -> Int? {
      guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return Int(text)
    }
  }
#endif
