import CountersignKeys
import CountersignProfile
package import CountersignSettings
import CountersignSource

extension Surroundings {
  /// The facts about a key that a rule needs; where its environment variable is not set here, the
  /// rule is reported as undecided.
  func key(of use: SecretUse, in profile: Profile, _ report: (Finding) -> Void) -> KeyFacts? {
    let state = state(of: use)
    if case .unset = state {
      report(
        .undecided(
          "`\(use.name)` cannot be judged: \(use.absence)", at: use.field,
          place: use.ownPlace(in: profile)))
    }
    return state.facts?.key
  }
}

extension SecretUse {
  /// The place of an entry of a list; nil for a field's own value.
  func ownPlace(in profile: Profile) -> Place? {
    item == nil ? nil : place(in: profile)
  }

  /// A finding about this use.
  func finding(
    _ message: String, in profile: Profile, atMost ceiling: Severity? = nil, fix: Fix? = nil
  ) -> Finding {
    Finding(message, at: field, place: ownPlace(in: profile), atMost: ceiling, fix: fix)
  }

  /// The file, relative to where the profile lies; nil for other references.
  func file(in profile: Profile) -> String? {
    guard case .file(let path) = reference else { return nil }
    return FilePath.join(profile.layers[0].path, path)
  }

  /// Whether another use of the same profile names the same variable or file.
  func hasSameSource(as other: SecretUse, in profile: Profile) -> Bool {
    switch (reference, other.reference) {
    case (.environment(let mine), .environment(let theirs)): mine == theirs
    case (.file(let mine), .file(let theirs)) where FilePath.areTidy(mine, theirs): mine == theirs
    case (.file, .file): file(in: profile) == other.file(in: profile)
    default: false
    }
  }
}

extension Profile {
  /// The uses of this field, all entries of a list.
  func secretUses(of fields: String...) -> [SecretUse] {
    secretUses.filter { fields.contains($0.field) }
  }
}

extension AuthSettings.Algorithm {
  /// Whether it is an HMAC with a shared secret.
  package var isShared: Bool {
    switch self {
    case .hs256, .hs384, .hs512: true
    default: false
    }
  }

  /// The octets that its HMAC secret must have; nil for other algorithms (RFC 7518 3.2).
  var secretOctets: Int? {
    switch self {
    case .hs256: 32
    case .hs384: 48
    case .hs512: 64
    default: nil
    }
  }
}

extension KeyFacts.Kind {
  /// The octets of an HMAC secret; nil for other keys.
  var secretOctets: Int? {
    if case .symmetric(let octets) = self { octets } else { nil }
  }
}
