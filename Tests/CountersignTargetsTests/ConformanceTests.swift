import CountersignSettings
import CountersignTargets
import Testing

@Suite("Every target")
struct ConformanceTests {
  /// The targets by name, and the Swift target's other mode and files.
  static let targets =
    AllTargets.all + [
      .swift(.importing), .swiftOverrides(.selfContained), .swiftOverrides(.importing),
    ]

  @Test("gives the same bytes each time", arguments: targets, ShippedProfile.allCases)
  func reproducible(target: Target, profile: ShippedProfile) throws {
    let first = try target.generate(profile.compiled())
    #expect(!first.isEmpty)
    #expect(try target.generate(profile.compiled()) == first)
  }

  @Test("names the fingerprint in each file", arguments: targets, ShippedProfile.allCases)
  func fingerprint(target: Target, profile: ShippedProfile) throws {
    let compiled = try profile.compiled()
    for artifact in try target.generate(compiled) {
      #expect(artifact.text.contains(compiled.fingerprint), "\(artifact.path)")
    }
  }

  @Test("gives two profiles different files", arguments: targets)
  func distinct(target: Target) throws {
    let files = try ShippedProfile.allCases.map { try target.generate($0.compiled()) }
    #expect(Set(files.joined().map(\.bytes)).count == files.joined().count)
  }

  @Test("says in each file that it is a lab build", arguments: targets)
  func lab(target: Target) throws {
    let plain = try target.generate(Sample.compiled)
    let lab = try target.generate(Sample.compiled(Sample.settings, lab: true))
    for (plain, lab) in zip(plain, lab) {
      #expect(plain.bytes != lab.bytes)
      #expect(lab.text.contains("for the lab") || lab.text.contains("\"lab\": true"))
    }
  }

  @Test(
    "writes text in UTF-8 with newlines, one at the end, and no space before them",
    arguments: targets, ShippedProfile.allCases)
  func text(target: Target, profile: ShippedProfile) throws {
    for artifact in try target.generate(profile.compiled()) {
      let text = artifact.text
      #expect(Array(text.utf8) == artifact.bytes)
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"), "\(artifact.path)")
      #expect(text.firstMatch(of: /[ ]\n|\r|\{\{/) == nil, "\(artifact.path)")
    }
  }

  @Test("holds nothing that looks like a secret", arguments: targets, ShippedProfile.allCases)
  func noSecrets(target: Target, profile: ShippedProfile) throws {
    let compiled = try profile.compiled()
    for artifact in try target.generate(compiled) {
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

  @Test(
    "gives files of the same shape around a hostile text, or names the setting that it cannot spell",
    arguments: targets, HostileText.all)
  func hostile(target: Target, text: String) throws {
    let plain = try target.generate(Self.saying("plain", to: target))
    let profile = Self.saying(text, to: target)
    guard let hostile = try? target.generate(profile) else {
      #expect(target.id == "nginx")
      #expect(throws: TargetError.inexpressible(setting: "cors.allowed_origins")) {
        try target.generate(profile)
      }
      return
    }
    #expect(hostile.map(\.path) == plain.map(\.path))
    for (plain, hostile) in zip(plain, hostile) {
      #expect(hostile.text.count { $0 == "\n" } == plain.text.count { $0 == "\n" })
    }
  }

  /// The sample with a text in it; nginx writes no path pattern, but what it covers.
  private static func saying(_ text: String, to target: Target) -> CompiledProfile {
    var settings = Sample.saying(text)
    if target.id == "nginx" { settings.cors.pathPattern = "^" }
    return Sample.compiled(settings)
  }

  @Test("gives Python that Python can read around hostile texts", .enabled(if: Python.isThere))
  func python() throws {
    let texts = try HostileText.all.flatMap { text in
      try Target.django.generate(Sample.compiled(Sample.saying(text))).map(\.text)
    }
    let program = "import ast, sys; print(len([ast.parse(text) for text in sys.argv[1:]]))"
    #expect(texts.count == 2 * HostileText.all.count)
    #expect(try Python.output(of: program, arguments: texts) == "\(texts.count)\n")
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

extension Target: CustomTestStringConvertible {
  var testDescription: String { id }
}

extension Artifact {
  /// The content as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
