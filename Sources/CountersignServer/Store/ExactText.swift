#if Server
  /// A text that is the same only when all its octets are, as SQLite compares.
  ///
  /// Two strings are equal in Swift when Unicode takes them for the same characters, however these
  /// are composed; as names in a table they are two.
  struct ExactText: Hashable, Sendable {
    let text: String

    init(_ text: String) {
      self.text = text
    }

    static func == (one: ExactText, other: ExactText) -> Bool {
      one.text.utf8.elementsEqual(other.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }
#endif
