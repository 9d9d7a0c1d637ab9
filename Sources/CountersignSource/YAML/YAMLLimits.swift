/// How large a document may be before it counts as hostile.
package struct YAMLLimits: Hashable, Sendable {
  /// Bytes of a file; never more than 1 GiB are read, whatever is set here.
  package var fileBytes = 1 << 20
  /// Characters of a line.
  package var lineCharacters = 4096
  /// Characters of a line above which there is advice.
  package var advisedLineCharacters = 400
  /// Scalars, lists, maps and alias uses.
  package var nodes = 10_000
  /// Lists and maps inside each other, aliases followed.
  package var depth = 32
  /// Alias uses.
  package var aliases = 100
  /// Nodes after every alias is replaced by a copy.
  package var expandedNodes = 10_000
  /// Bytes of one scalar, decoded.
  package var scalarBytes = 64 << 10
  /// Characters of a key.
  package var keyCharacters = 128
  /// Anchors.
  package var anchors = 50
  /// Diagnostics of one file.
  package var diagnostics = 100

  /// The limits for profiles.
  package init() {}
}
