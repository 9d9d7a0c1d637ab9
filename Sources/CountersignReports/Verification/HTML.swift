import CountersignSource

/// Text in HTML.
enum HTML {
  /// The text with what HTML reserves as references, fit for content and for quoted attributes;
  /// controls and invisible characters other than line breaks and tabs are named.
  static func escaped(_ text: String) -> String {
    Markup.escaped(text) { scalar in
      switch scalar {
      case "'": "&#39;"
      case "\n", "\t": nil
      case _ where Visible.isInvisible(scalar):
        "&lt;\(Visible.name(scalar).dropFirst().dropLast())&gt;"
      default: nil
      }
    }
  }
}
