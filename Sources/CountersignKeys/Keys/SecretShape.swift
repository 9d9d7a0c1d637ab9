#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What an HMAC secret looks like, so that a rule can call it guessable without seeing it.
package struct SecretShape: Hashable, Sendable {
  /// The number of octets in the file, before decoding.
  package let textOctets: Int
  /// How many different octets the secret has.
  package let distinctOctets: Int
  /// Shannon's entropy in bits an octet, from 0 to 8; low for any short secret.
  package let entropyPerOctet: Double
  /// The octets that the text would decode to if it is nothing but hexadecimal or base64 digits.
  ///
  /// Nil for other texts, and when the secret was decoded already.
  package let hiddenOctets: Int?
  /// The well-known placeholder that the secret contains, from this module's own list.
  package let placeholder: String?
  /// Whether the secret is a sample of RFC 7515 (A.1) or RFC 7520 (3.5).
  package let isPublishedSample: Bool
  /// The length of the block that the secret repeats at least twice; nil if it repeats none.
  package let repeatedBlockOctets: Int?
  /// Whether the file ends with a line feed or a carriage return.
  package let endsWithLineBreak: Bool
  /// Whether the file begins with UTF-8's byte-order mark.
  package let startsWithByteOrderMark: Bool
  /// Whether the file has a carriage return before a line feed.
  package let hasCarriageReturns: Bool

  /// Creates a shape from its parts, as a judgement's examples do; one of random octets by default.
  package init(
    textOctets: Int, distinctOctets: Int = 30, entropyPerOctet: Double = 4.9,
    hiddenOctets: Int? = nil, placeholder: String? = nil, isPublishedSample: Bool = false,
    repeatedBlockOctets: Int? = nil, endsWithLineBreak: Bool = false,
    startsWithByteOrderMark: Bool = false, hasCarriageReturns: Bool = false
  ) {
    self.textOctets = textOctets
    self.distinctOctets = distinctOctets
    self.entropyPerOctet = entropyPerOctet
    self.hiddenOctets = hiddenOctets
    self.placeholder = placeholder
    self.isPublishedSample = isPublishedSample
    self.repeatedBlockOctets = repeatedBlockOctets
    self.endsWithLineBreak = endsWithLineBreak
    self.startsWithByteOrderMark = startsWithByteOrderMark
    self.hasCarriageReturns = hasCarriageReturns
  }

  /// Looks at a decoded secret and at the text it was decoded from.
  init(secret: SecretBytes, text: SecretBytes) {
    let octets = secret.withBytes { Array($0) }
    let raw = text.withBytes { Array($0) }
    textOctets = raw.count
    distinctOctets = Set(octets).count
    entropyPerOctet = Self.entropy(octets)
    hiddenOctets = octets == raw ? Self.hiddenOctets(in: raw) : nil
    placeholder = Self.placeholder(in: octets)
    isPublishedSample = Self.sampleDigests.contains(Digest.sha256Hex(Self.trimmed(octets)))
    repeatedBlockOctets = Self.repeatedBlock(in: Self.trimmed(octets))
    endsWithLineBreak = raw.last == 0x0A || raw.last == 0x0D
    startsWithByteOrderMark = raw.starts(with: [0xEF, 0xBB, 0xBF])
    hasCarriageReturns = zip(raw, raw.dropFirst()).contains { $0 == (0x0D, 0x0A) }
  }
}

extension SecretShape {
  /// Words that mark a secret as never meant for use. The first that occurs is reported.
  private static let anywhere = [
    "django-insecure-", "your-256-bit-secret", "changeme", "change-me", "change_me", "password",
    "replace-me", "replaceme", "placeholder", "example", "secret",
  ]
  /// Words so short that chance writes them; they count between characters that are no letters.
  private static let alone = ["test", "todo", "xxxx", "demo"]

  /// SHA-256 of published sample keys and of their base64url texts, so as not to hold the keys.
  private static let sampleDigests: Set<String> = [
    "c8ecc9361a05e285f04c26f9572131a6deab07e9e2b865053c6f75a4d8bd2b32",
    "8b1b17a9740c068accab5c3d0d652c8e3cc13206e70bb73b42ea41d4c2de3c12",
    "73ec74458059c70cae3f0ade8663fe0da1dc4b114ed8cdac75364140b4458a4c",
    "0330b11998cbc9abd5a585e755cb5df2f73f1a5632fdcc2abb19e05e3eceddb9",
  ]

  private static func trimmed(_ octets: [UInt8]) -> [UInt8] {
    let lineBreaks = octets.reversed().prefix { $0 == 0x0A || $0 == 0x0D }
    return Array(octets.dropLast(lineBreaks.count))
  }

  private static func entropy(_ octets: [UInt8]) -> Double {
    Dictionary(grouping: octets) { $0 }.values.reduce(0) { sum, group in
      let share = Double(group.count) / Double(octets.count)
      return sum - share * log2(share)
    }
  }

  private static func hiddenOctets(in raw: [UInt8]) -> Int? {
    let text = trimmed(raw)
    let octets =
      Hexadecimal.decode(text) ?? Base64.standard.decode(text) ?? Base64.url.decode(text)
    return octets?.count
  }

  private static func placeholder(in octets: [UInt8]) -> String? {
    let text = String(decoding: octets, as: UTF8.self).lowercased()
    if let word = anywhere.first(where: { text.contains($0) }) { return word }
    let words = Set(text.split { !$0.isLetter }.map(String.init))
    return alone.first { words.contains($0) }
  }

  private static func repeatedBlock(in octets: [UInt8]) -> Int? {
    guard octets.count > 1 else { return nil }
    return (1...octets.count / 2).first { length in
      octets.count.isMultiple(of: length)
        && octets.dropFirst(length).elementsEqual(octets.dropLast(length))
    }
  }
}
