private import CountersignBrowser
import CountersignSource

extension ValueType where Value == String {
  /// A token of RFC 9110 5.6.2: the name of a cookie, a header or a method.
  static func token(_ called: String) -> ValueType {
    text(
      called, wants: "a \(called) of letters, digits and `-_.~` and the like, without blanks",
      pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$", unquoted: [.number, .boolean]
    ) { text in
      if text.isEmpty { return TextRefusal("must not be empty") }
      if text.utf8.allSatisfy({ isTokenScalar(Unicode.Scalar($0)) }) { return nil }
      guard let odd = text.unicodeScalars.first(where: { !isTokenScalar($0) }) else { return nil }
      return TextRefusal(
        "is a \(called) and cannot contain \(odd.value < 0x7F && odd.value > 0x20 ? "`\(odd)`" : Visible.name(odd))"
      )
    }
  }

  /// A host name or address, without scheme and port.
  static let host = text(
    "host", wants: "a host such as `api.example.com`", unquoted: [.number, .boolean]
  ) { hostRefusal($0) }

  /// A host that a cookie is meant for; a leading dot means nothing and is dropped.
  static let cookieDomain = ValueType(
    name: "host", wants: "a host such as `example.com`",
    schema: .members([
      "type": .array([.string("string"), .string("number"), .string("boolean")])
    ]),
    read: { reading in
      let domain = reading.text(wants: "a host such as `example.com`") { text in
        hostRefusal(text.hasPrefix(".") ? String(text.dropFirst()) : text)
      }
      return domain.map { $0.hasPrefix(".") ? String($0.dropFirst()) : $0 }
    },
    spell: { YAMLSpelling.scalar($0) })

  /// A value of the Host header: a host, `*` for any, or `.example.com` for a domain with its
  /// subdomains.
  static let hostPattern = text(
    "host, `.domain` or `*`", wants: "a host, `.domain` or `\"*\"`", unquoted: [.number, .boolean]
  ) { text in
    if text == "*" { return nil }
    return hostRefusal(text.hasPrefix(".") ? String(text.dropFirst()) : text)
  }

  /// The profile's own name.
  static let profileName = text(
    "name", wants: "a name such as `shop-production`", pattern: "^[a-z][a-z0-9-]{0,62}$",
    unquoted: [.boolean]
  ) { text in
    let isLetter: (UInt8) -> Bool = { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    let isRest: (UInt8) -> Bool = {
      isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || $0 == UInt8(ascii: "-")
    }
    guard let first = text.utf8.first, isLetter(first), text.utf8.allSatisfy(isRest),
      text.utf8.count <= 63
    else {
      return TextRefusal(
        "is lower-case letters, digits and hyphens, starts with a letter and has at most 63, "
          + "found `\(text)`")
    }
    return nil
  }

  private static func hostRefusal(_ text: String) -> TextRefusal? {
    do {
      _ = try Host(parsing: text)
      return nil
    } catch {
      return TextRefusal(
        "is no host: \(error), found `\(text)`",
        help: InternationalHost(in: text)?.words ?? "a host has no scheme, port or path")
    }
  }
}

private func isTokenScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "a"..."z", "A"..."Z", "0"..."9": true
  case "!", "#", "$", "%", "&", "'", "*", "+", "-", ".", "^", "_", "`", "|", "~": true
  default: false
  }
}
