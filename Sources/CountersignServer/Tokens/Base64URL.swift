#if Server
  /// Base64 with the URL alphabet and without padding. Source: RFC 4648, section 5; RFC 7515, 2.
  enum Base64URL {
    private static let alphabet = Array(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    private static let values: [UInt8] = {
      var table = [UInt8](repeating: 255, count: 256)
      for (value, letter) in alphabet.enumerated() { table[Int(letter)] = UInt8(value) }
      return table
    }()

    /// The text of some octets.
    static func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
      var text: [UInt8] = []
      text.reserveCapacity((bytes.count * 4 + 2) / 3)
      var held = 0
      var bits = 0
      for byte in bytes {
        bits = bits << 8 | Int(byte)
        held += 8
        while held >= 6 {
          held -= 6
          text.append(alphabet[bits >> held & 63])
        }
        bits &= (1 << held) - 1
      }
      if held > 0 { text.append(alphabet[bits << (6 - held) & 63]) }
      return text
    }

    /// The octets of a text; nil for foreign letters, padding, or unused bits that are not zero.
    static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(text.count * 3 / 4)
      var held = 0
      var bits = 0
      for letter in text {
        let value = values[Int(letter)]
        guard value != 255 else { return nil }
        bits = bits << 6 | Int(value)
        held += 6
        if held >= 8 {
          held -= 8
          bytes.append(UInt8(bits >> held & 255))
        }
        bits &= (1 << held) - 1
      }
      return held < 6 && bits == 0 ? bytes : nil
    }
  }
#endif
