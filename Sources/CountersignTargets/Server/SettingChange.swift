package import CountersignSettings

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A setting that differs between two compiled profiles.
package struct SettingChange: Sendable, Hashable {
  /// The path of the field, such as `tokens.access_lifetime`.
  package var field: String
  /// The former value as JSON, such as `300`; nil when there was none.
  package var from: String?
  /// The present value as JSON; nil when there is none any more.
  package var to: String?

  /// Returns what changed from the `server.json` with these bytes to `profile`, sorted by field;
  /// nil when the bytes are no such file.
  ///
  /// The former file may be of another version or edited: only its members are compared.
  package static func changes(
    from bytes: [UInt8], to profile: CompiledProfile
  ) -> [SettingChange]? {
    guard case .object(let former)? = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)),
      let old = former["settings"],
      case .object(let present) = CanonicalJSON.tree(of: profile), let new = present["settings"]
    else { return nil }
    let (olds, news) = (old.leaves(), new.leaves())
    return Set(olds.keys).union(news.keys).sorted().filter { olds[$0] != news[$0] }.map {
      SettingChange(field: $0, from: olds[$0]?.line, to: news[$0]?.line)
    }
  }
}

extension JSONValue {
  /// The values at the ends of the paths of object members; a list is an end.
  func leaves(at path: String = "") -> [String: JSONValue] {
    guard case .object(let members) = self, !isReference else { return [path: self] }
    return members.reduce(into: [:]) { all, member in
      let inner = path.isEmpty ? member.key : "\(path).\(member.key)"
      all.merge(member.value.leaves(at: inner)) { first, _ in first }
    }
  }

  /// Whether it is where a secret is: `{"env": …}`, `{"file": …}` or `{"generate": …}`.
  var isReference: Bool {
    guard case .object(let members) = self, let name = members.keys.first, members.count == 1
    else { return false }
    return ["env", "file", "generate"].contains(name)
  }

  /// The canonical text on one line.
  var line: String {
    text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
  }
}
