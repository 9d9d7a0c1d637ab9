/// A document whose scripts use `document.cookie`, and the pages around it.
package struct ScriptDocument: Hashable, Sendable {
  package var url: WebURL
  /// The page in the address bar; nil when it is the document itself.
  package var topLevel: Origin?
  /// The frames between the top level and the document.
  package var ancestors: [Origin]

  package init(_ url: WebURL, topLevel: Origin? = nil, ancestors: [Origin] = []) {
    self.url = url
    self.topLevel = topLevel
    self.ancestors = ancestors
  }

  /// The page in the address bar.
  package var effectiveTopLevel: Origin { topLevel ?? url.origin }

  /// Whether everything around the document belongs to its site. Source: RFC 6265bis 5.2.1.
  package var sameSite: Verdict {
    Origin.frameVerdict(effectiveTopLevel, ancestors, for: url.origin)
  }
}
