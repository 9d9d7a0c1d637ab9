import CountersignSettings
import CountersignTargets
import Testing

@Suite("Every target")
struct ConformanceTests {
  /// The targets by name, and the Swift target's other mode.
  static let targets = AllTargets.all + [.swift(.importing)]

  @Test("gives the same bytes each time", arguments: targets.indices, ShippedProfile.allCases)
  func reproducible(index: Int, profile: ShippedProfile) throws {
    let target = Self.targets[index]
    let first = try target.generate(profile.compiled())
    #expect(!first.isEmpty)
    #expect(try target.generate(profile.compiled()) == first)
  }

  @Test("names the fingerprint in each file", arguments: targets.indices, ShippedProfile.allCases)
  func fingerprint(index: Int, profile: ShippedProfile) throws {
    let compiled = try profile.compiled()
    for artifact in try Self.targets[index].generate(compiled) {
      #expect(artifact.text.contains(compiled.fingerprint), "\(artifact.path)")
    }
  }

  @Test("gives two profiles different files", arguments: targets.indices)
  func distinct(index: Int) throws {
    let files = try ShippedProfile.allCases.map { try Self.targets[index].generate($0.compiled()) }
    #expect(Set(files.joined().map(\.bytes)).count == files.joined().count)
  }

  @Test("says in each file that it is a lab build", arguments: targets.indices)
  func lab(index: Int) throws {
    let plain = try Self.targets[index].generate(Sample.compiled)
    let lab = try Self.targets[index].generate(Sample.compiled(Sample.settings, lab: true))
    for (plain, lab) in zip(plain, lab) {
      #expect(plain.bytes != lab.bytes)
      #expect(lab.text.contains("for the lab") || lab.text.contains("\"lab\": true"))
    }
  }

  @Test(
    "writes text in UTF-8 with newlines, one at the end, and no space before them",
    arguments: targets.indices, ShippedProfile.allCases)
  func text(index: Int, profile: ShippedProfile) throws {
    for artifact in try Self.targets[index].generate(profile.compiled()) {
      let text = artifact.text
      #expect(Array(text.utf8) == artifact.bytes)
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"), "\(artifact.path)")
      #expect(!text.contains(" \n") && !text.contains("\r") && !text.contains("{{"), "\(artifact.path)")
    }
  }

  @Test("holds nothing that looks like a secret", arguments: targets.indices, ShippedProfile.allCases)
  func noSecrets(index: Int, profile: ShippedProfile) throws {
    let compiled = try profile.compiled()
    for artifact in try Self.targets[index].generate(compiled) {
      let text = artifact.text.replacing(compiled.fingerprint, with: "")
      #expect(!text.contains("-----BEGIN"))
      #expect(text.firstMatch(of: /eyJ[A-Za-z0-9_\-]+\./) == nil)
      #expect(text.firstMatch(of: /[0-9a-fA-F]{32}/) == nil)
      let mixed = text.matches(of: /[A-Za-z0-9+\/_\-]{24,}/).map(\.output).filter { run in
        run.contains(where: \.isNumber) && run.contains(where: \.isUppercase)
          && run.contains(where: \.isLowercase)
      }
      #expect(mixed == [])
    }
  }

  @Test("stays whole around a hostile text", arguments: targets.indices, HostileText.all)
  func hostile(index: Int, text: String) throws {
    var settings = Sample.settings
    settings.tokens.issuer = text
    settings.cors.allowedOrigins = [text, "x"]
    settings.keys.signing = .environment(text)
    settings.keys.verifying = .file(text)
    for artifact in try Self.targets[index].generate(Sample.compiled(settings)) {
      guard artifact.path.hasSuffix(".py"), Python.isThere else { continue }
      let program = "import ast, sys; ast.parse(sys.argv[1]); print('whole')"
      #expect(try Python.output(of: program, arguments: [artifact.text]) == "whole\n")
    }
  }

  @Test(
    "named after the profile takes no name that is no file name",
    arguments: ["", "A", "1a", "a/b", "../a", "a.b", "a_b", "é", String(repeating: "a", count: 64)])
  func unusableName(name: String) {
    var settings = Sample.settings
    settings.name = name
    #expect(throws: TargetError.unusableName(name)) {
      try Target.swift.generate(Sample.compiled(settings))
    }
  }
}

extension Artifact {
  /// The content as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
