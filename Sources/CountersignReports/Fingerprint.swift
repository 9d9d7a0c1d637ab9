import CountersignKeys
import CountersignSource

/// The identity of a finding, which outlives changes of lines above it.
package enum Fingerprint {
  /// The fingerprints of a profile's entries, in their order, each 32 hexadecimal digits.
  ///
  /// Rule, file and field make it up; where there is no field, the message does. A number tells
  /// several of a kind apart. The text of the profile is no part of it, for it may be a secret.
  package static func all(of profile: LintRecord.Profile) -> [String] {
    fingerprints(of: profile) { _ in nil }
  }

  /// The same, of the values too: a field with another value has another fingerprint.
  package static func withValues(of profile: LintRecord.Profile) -> [String] {
    fingerprints(of: profile) { $0.value }
  }

  private static func fingerprints(
    of profile: LintRecord.Profile, value: (LintRecord.Entry) -> String?
  ) -> [String] {
    var seen: [String: Int] = [:]
    return profile.entries.map { entry in
      let diagnostic = entry.diagnostic.redacted
      let subject = entry.field ?? diagnostic.message
      let parts = [diagnostic.slug, profile.path, diagnostic.place.source.name, subject]
      let key = (parts + [value(entry)].compactMap(\.self)).joined(separator: "\u{1F}")
      let number = seen[key, default: 0]
      seen[key] = number + 1
      return String(Digest.sha256Hex("\(key)\u{1F}\(number)".utf8).prefix(32))
    }
  }
}
