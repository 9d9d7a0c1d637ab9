import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A value of a sample that nobody replaced; a host is reported where it is first written.
  static let placeholderValue = Rule(
    slug: "placeholder-value",
    severity: [.production: .error, .staging: .warning],
    title: "a value is still the one of a sample",
    rationale: """
      A copied sample reached a deployed profile. Tokens then trust a name that belongs to nobody \
      or to somebody else, and origins are allowed that no app of yours has.
      """,
    remedy: "put the real value",
    references: [.rfc(2606, "2"), .rfc(6761, "6"), .asvs("13.2.3"), .cwe(1188)],
    exceptions: "Fixtures of a documentation: suppress the finding there.",
    bad: [
      Example(
        """
        tokens:
          issuer: ▸https://yourdomain.com◂
        """),
      Example(
        """
        cors: { allowed_origins: ["https://app.acme-shop.de", ▸"https://app.example.com"◂] }
        """),
      Example(
        """
        tokens: { audience: ▸"<your-api>"◂ }
        """),
    ],
    good: [
      Example(
        """
        tokens:
          issuer: https://api.acme-shop.de
        """),
      Example(
        """
        cors: { allowed_origins: ["https://app.greatexample.com.br"] } # a word inside a label
        """),
    ],
    check: { profile, report in
      var seen: Set<String> = []
      for host in profile.namedHosts
      where host.host.isPlaceholder && seen.insert(host.host.text).inserted {
        profile.reportPlaceholder(host.text, host.field, at: host.place(in: profile), report)
      }
      let tokens = profile.settings.tokens
      for (field, texts) in [
        ("name", [profile.settings.name]), ("tokens.issuer", [tokens.issuer].compactMap(\.self)),
        ("tokens.audience", tokens.audience),
      ] where profile.origin(of: field) != .implied {
        for (item, text) in texts.enumerated()
        where text.isPlaceholder && seen.insert(Host(ofAddress: text)?.text ?? text).inserted {
          profile.reportPlaceholder(
            text, field, at: profile.place(of: field, item: item), report)
        }
      }
    },
    proof: .unobservable(because: "a sample's name works on the wire like any other"))
}

extension Profile {
  fileprivate func reportPlaceholder(
    _ text: String, _ field: String, at place: Place, _ report: (Finding) -> Void
  ) {
    report(Finding("`\(text)` looks like a placeholder", at: field, place: place))
  }
}

extension Host {
  /// Whether it is a reserved or a sample's name, or lies below one.
  fileprivate var isPlaceholder: Bool {
    guard kind == .name else { return false }
    var text = text
    return text.withUTF8 { octets in
      var rest = octets[...]
      guard let last = rest.popLabel(), let second = rest.popLabel() else { return false }
      if PlaceholderWords.isReserved(last) || PlaceholderWords.isSample(last)
        || PlaceholderWords.isSample(second)
        || second.elementsEqual("example".utf8) && PlaceholderWords.reservesExample(last)
      {
        return true
      }
      while let label = rest.popLabel() { if PlaceholderWords.isSample(label) { return true } }
      return false
    }
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  /// Takes the last label of a name off; nil when there is none.
  fileprivate mutating func popLabel() -> Self? {
    let dot = UInt8(ascii: ".")
    while last == dot { removeLast() }
    guard !isEmpty else { return nil }
    let start = lastIndex(of: dot).map { $0 + 1 } ?? startIndex
    defer { self = self[..<start] }
    return self[start...]
  }
}

/// What samples write where a real value belongs.
private enum PlaceholderWords {
  /// A word or label.
  typealias Octets = Slice<UnsafeBufferPointer<UInt8>>

  /// Reserved for samples (RFC 2606, section 2).
  static func isReserved(_ label: Octets) -> Bool {
    switch label.first {
    case UInt8(ascii: "e"): label.elementsEqual("example".utf8)
    case UInt8(ascii: "t"): label.elementsEqual("test".utf8)
    case UInt8(ascii: "i"): label.elementsEqual("invalid".utf8)
    default: false
    }
  }

  /// Whether `example` is reserved below a label (RFC 2606, section 3).
  static func reservesExample(_ label: Octets) -> Bool {
    ["com", "net", "org"].contains { label.elementsEqual($0.utf8) }
  }

  /// Whether a word, in lower case, is one that samples use.
  static func isSample(_ word: Octets) -> Bool {
    // Most words do not even begin like one.
    switch word.first {
    case UInt8(ascii: "c"), UInt8(ascii: "f"), UInt8(ascii: "m"), UInt8(ascii: "p"),
      UInt8(ascii: "t"), UInt8(ascii: "y"):
      break
    default: return false
    }
    return samples.contains(String(decoding: word, as: UTF8.self))
  }

  private static let samples: Set<String> = [
    "yourdomain", "your-domain", "yourapp", "your-app", "yoursite", "your-site", "yourcompany",
    "your-company", "mydomain", "changeme", "change-me", "todo", "fixme", "placeholder",
  ]
}

extension String {
  /// Whether it names a sample's host, is or has a sample's word, or was meant to be filled in.
  fileprivate var isPlaceholder: Bool {
    let octets = utf8
    if octets.contains(UInt8(ascii: ".")), let host = Host(ofAddress: self), host.isPlaceholder {
      return true
    }
    if octets.contains(UInt8(ascii: "{")), contains("${") || contains("{{") { return true }
    if octets.first == UInt8(ascii: "<"), octets.last == UInt8(ascii: ">") { return true }
    var words = lowercased()
    return words.withUTF8 { octets in
      var rest = octets[...]
      while let start = rest.firstIndex(where: Self.isPartOfWord) {
        let end = rest[start...].firstIndex { !Self.isPartOfWord($0) } ?? rest.endIndex
        if PlaceholderWords.isSample(rest[start..<end]) { return true }
        rest = rest[end...]
      }
      return false
    }
  }

  private static func isPartOfWord(_ octet: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(octet) || octet == UInt8(ascii: "-")
      || octet >= 0x80
  }
}
