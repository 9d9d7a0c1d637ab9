#if Server
  import CountersignKeys
  import CountersignSettings

  /// How the text of an HMAC secret becomes octets.
  enum KeyText {
    /// Decodes a secret's text; white space is ignored, except in `utf8`, which is taken as it is.
    ///
    /// Nil if the text is not in the encoding, or stands for nothing.
    static func decode(
      _ secret: SecretBytes, _ encoding: AuthSettings.KeyEncoding
    ) -> SecretBytes? {
      if encoding == .utf8 { return secret }
      let text = secret.withBytes { bytes in
        bytes.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
      }
      let octets: [UInt8]? =
        switch encoding {
        case .utf8: nil
        case .base64: Base64URL.decode(unpadded(text).map(Self.urlLetter))
        case .base64url: Base64URL.decode(unpadded(text))
        case .hex: hexadecimal(text)
        }
      guard let octets, !octets.isEmpty else { return nil }
      return SecretBytes(octets)
    }

    /// The text without the padding at its end, which is at most two signs (RFC 4648, section 4).
    private static func unpadded(_ text: [UInt8]) -> ArraySlice<UInt8> {
      let padding = text.reversed().prefix { $0 == UInt8(ascii: "=") }
      return text.dropLast(min(2, padding.count))
    }

    private static func urlLetter(_ byte: UInt8) -> UInt8 {
      switch byte {
      case UInt8(ascii: "+"): UInt8(ascii: "-")
      case UInt8(ascii: "/"): UInt8(ascii: "_")
      case UInt8(ascii: "-"), UInt8(ascii: "_"): 0
      default: byte
      }
    }

    private static func hexadecimal(_ text: [UInt8]) -> [UInt8]? {
      guard text.count.isMultiple(of: 2) else { return nil }
      var octets: [UInt8] = []
      for index in stride(from: 0, to: text.count, by: 2) {
        let pair = String(decoding: text[index..<index + 2], as: UTF8.self)
        guard pair.allSatisfy(\.isHexDigit), let octet = UInt8(pair, radix: 16) else { return nil }
        octets.append(octet)
      }
      return octets
    }
  }

  extension SecretBytes {
    /// Whether a PEM block begins somewhere in the octets.
    var isPEM: Bool { utf8Text?.contains("-----BEGIN ") ?? false }

    /// A copy of the octets, for a library that keeps its own.
    var octets: [UInt8] { withBytes { Array($0) } }
  }
#endif
