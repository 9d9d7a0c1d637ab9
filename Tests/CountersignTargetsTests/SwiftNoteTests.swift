import CountersignProfile
import CountersignSettings
import CountersignTargets
import TestSupport
import Testing

@Suite("What the Swift settings tell of a value")
struct SwiftNoteTests {
  private static let outside: Set<String> = [
    "profile", "extends", "targets", "lint.fail_on", "lint.suppress",
  ]

  @Test(
    "is there for every field in either mode", arguments: ShippedProfile.allCases,
    SwiftTarget.Mode.allCases)
  func complete(profile: ShippedProfile, mode: SwiftTarget.Mode) throws {
    let notes = try profile.notes()
    let text = try Self.text(profile, mode, notes)
    for field in FieldTable.all where !Self.outside.contains(field.path) {
      let note = try #require(notes[field.path])
      #expect(text.contains("    // \(note.origin), \(field.path):"))
      guard mode == .selfContained else { continue }
      #expect(text.contains("/// - `\(field.path)`: \(note.origin)"))
    }
  }

  @Test("is the line of the profile, the meaning and the rules")
  func lines() throws {
    let profile = ShippedProfile.production
    let text = try Self.text(profile, .importing, try profile.notes())
    let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
    let value = try #require(lines.firstIndex(of: "settings.cookies.access.sameSite = .strict"))
    #expect(
      lines[(value - 4)..<value] == [
        "// production.yaml:14, cookies.access.same_site: On which cross-site requests the cookie travels",
        "// (RFC 6265bis 4.1.2.7).",
        "// Guarded by samesite-none-unneeded, samesite-unset, third-party-cookie-unpartitioned,",
        "// production-weaker-than-development.",
      ])
  }

  @Test("names the line that it stands in")
  func place() throws {
    let source = try Repository.text("profiles/production.yaml").split(
      separator: "\n", omittingEmptySubsequences: false)
    let notes = try ShippedProfile.production.notes()
    let origin = try #require(notes["cookies.refresh.name"]?.origin.split(separator: ":").last)
    let line = try #require(Int(origin))
    #expect(source[line - 1].contains("__Secure-refresh"))
    #expect(notes["tokens.leeway"]?.origin == "default for production")
  }

  @Test(
    "never leaves its comment", arguments: HostileText.all, SwiftTarget.Mode.allCases)
  func hostile(text: String, mode: SwiftTarget.Mode) throws {
    let profile = ShippedProfile.production
    let notes = try profile.notes().mapValues { _ in
      SettingNote(origin: text, meaning: text, rules: [text, text])
    }
    let code = try Self.text(profile, mode, notes).split(separator: "\n")
      .filter { !$0.drop { $0 == " " }.hasPrefix("//") }
    let plain = try Self.text(profile, mode, [:]).split(separator: "\n")
      .filter { !$0.drop { $0 == " " }.hasPrefix("//") }
    #expect(code == plain)
  }

  @Test("fits a window", arguments: ShippedProfile.allCases, SwiftTarget.Mode.allCases)
  func width(profile: ShippedProfile, mode: SwiftTarget.Mode) throws {
    let text = try Self.text(profile, mode, try profile.notes())
    let comments = text.split(separator: "\n").filter { $0.drop { $0 == " " }.hasPrefix("//") }
    #expect(comments.allSatisfy { $0.utf8.count <= 100 })
  }

  private static func text(
    _ profile: ShippedProfile, _ mode: SwiftTarget.Mode, _ notes: [String: SettingNote]
  ) throws -> String {
    let artifacts = try Target.swift(mode, notes: notes).generate(profile.compiled())
    return try #require(artifacts.first).text
  }
}
