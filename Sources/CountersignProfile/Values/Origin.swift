private import CountersignBrowser
import CountersignSource

extension ValueType where Value == String {
  /// A serialized origin (RFC 6454 6.2): scheme, host and a port that is not the default; a
  /// malformed one is reported as `slug`.
  static func origin(malformed slug: String = "value-invalid") -> ValueType {
    text(
      "origin", wants: "an origin such as `https://app.example.com`",
      pattern: "^https?://[^/?#@\\s]+$"
    ) { OriginText.refusal(of: $0, slug: slug) }
  }

  /// An entry of a list of origins. What no browser sends as Origin is taken all the same: the rules
  /// judge it where it stands.
  static func listedOrigin(_ called: String = "origin") -> ValueType {
    text(
      called, wants: "an origin such as `https://app.example.com`",
      pattern: "^https?://[^/?#@\\s]+$"
    ) { text in
      let isSeveral = text.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }
      return !text.isEmpty && !isSeveral
        ? nil : OriginText.refusal(of: text, slug: OriginText.listSlug)
    }
  }
}

/// What is wrong with a text that should be an origin.
enum OriginText {
  static func refusal(of text: String, slug: String) -> TextRefusal? {
    if Origin.isOrdinary(text) { return nil }
    if text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }) {
      return TextRefusal(
        "is one origin; several are a list, found `\(text)`", slug: slug,
        help: "write one origin an entry")
    }
    do {
      guard try Origin(parsing: text) != .opaque else {
        return TextRefusal("is the opaque origin `null`, which belongs to nobody", slug: slug)
      }
      return nil
    } catch {
      return TextRefusal(
        "is no origin: \(error), found `\(text)`", slug: slug,
        help: InternationalHost(in: text)?.words
          ?? "an origin is scheme, host and port, as in `https://app.example.com`",
        replacement: repaired(text))
    }
  }

  /// The origin that is plainly meant: without trailing slash, default port and capitals.
  private static func repaired(_ text: String) -> String? {
    var text = text.lowercased()
    while text.hasSuffix("/"), !text.hasSuffix("://") { text.removeLast() }
    for (scheme, port) in [("https://", ":443"), ("http://", ":80")]
    where text.hasPrefix(scheme) && text.hasSuffix(port) {
      text.removeLast(port.count)
    }
    return (try? Origin(parsing: text)) == nil ? nil : text
  }
}

extension OriginText {
  /// The rule that speaks of malformed origins in lists.
  static let listSlug = "cors-origin-never-matches"
}
