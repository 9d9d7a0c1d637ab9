/// Why bytes are no compiled profile of this version.
package enum CompiledProfileError: Error, Hashable, CustomStringConvertible {
  /// They are not JSON, or a setting is missing or of the wrong type; `at` is its path, empty for
  /// the whole document.
  case malformed(problem: String, at: String)
  /// They hold a member that this version does not know.
  case unknownMember(at: String)
  /// The format has another number.
  case schema(found: Int, supported: Int)
  /// The settings are not those that the fingerprint was made of.
  case fingerprint(found: String, computed: String)

  /// The failure in words.
  package var description: String {
    switch self {
    case .malformed(let problem, let path):
      "not a compiled profile: \(path.isEmpty ? problem : "`\(path)`: \(problem)")"
    case .unknownMember(let path):
      "not a compiled profile: unknown member `\(path)`"
    case .schema(let found, let supported):
      "schema \(found) does not fit: this version reads schema \(supported)"
    case .fingerprint(let found, let computed):
      "the fingerprint does not fit: it says \(found), the settings give \(computed)"
    }
  }
}
