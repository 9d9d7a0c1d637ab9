/// A text that a terminal opens when it is clicked: the escape sequence OSC 8.
enum Hyperlink {
  /// The text as a link to a file; `path` is absolute.
  static func text(_ text: String, toFile path: String) -> String {
    "\u{1B}]8;;file://\(encoded(path))\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }

  /// The path in the spelling of a URI: all but unreserved octets and slashes is percent-encoded (RFC
  /// 3986, 2.1), so that no name ends the sequence.
  private static func encoded(_ path: String) -> String {
    path.utf8.map { octet in
      isPlain(octet)
        ? String(UnicodeScalar(octet))
        : "%" + (octet < 16 ? "0" : "") + String(octet, radix: 16, uppercase: true)
    }.joined()
  }

  private static func isPlain(_ octet: UInt8) -> Bool {
    switch UnicodeScalar(octet) {
    case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/": true
    default: false
    }
  }
}
