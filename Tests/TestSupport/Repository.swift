/// The checkout that the tests run in.
package enum Repository {
  /// Its root directory, without a trailing slash.
  package static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }()
}
