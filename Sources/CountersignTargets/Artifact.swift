/// A generated file before it is written.
package struct Artifact: Sendable, Hashable {
  /// The path below the output directory, with `/` between its parts and without `.` or `..`.
  package var path: String

  /// The content.
  package var bytes: [UInt8]

  /// Creates a file with this content.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Creates a file that holds `text` in UTF-8.
  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}
