import CountersignProfile
import CountersignSettings
import CountersignSource
import Testing

@Suite("A profile that extends others")
struct ExtendsTests {
  private static let leaf = """
    profile: 1
    name: leaf
    environment: development
    site: { api: "http://localhost:8000" }

    """

  private func read(_ texts: [String: String]) throws -> ProfileReader.Outcome {
    try ProfileReader(files: .texts(texts)).read("leaf.yaml")
  }

  @Test("takes what it does not say, and wins where both speak")
  func merge() throws {
    let outcome = try read([
      "leaf.yaml": Self.leaf + "extends: base.yaml\ntokens: { body: all }\n",
      "base.yaml": "profile: 1\nname: b\ntokens: { body: access, access_lifetime: 7m }\n",
    ])
    #expect(outcome.diagnostics.map(\.message) == [])
    let profile = try #require(outcome.profile)
    #expect(profile.settings.tokens.body == .all)
    #expect(profile.settings.tokens.accessLifetime == .seconds(420))
    #expect(profile.origin(of: "tokens.body") == .written)
    #expect(profile.place(of: "tokens.access_lifetime").source.name == "base.yaml")
    guard case .inherited(let place) = profile.origin(of: "tokens.access_lifetime") else {
      Issue.record("not inherited")
      return
    }
    #expect(place.text == "base.yaml")
  }

  @Test("lets a later base win over an earlier one, and replaces lists")
  func order() throws {
    let outcome = try read([
      "leaf.yaml": Self.leaf + "extends: [one.yaml, two.yaml]\n",
      "one.yaml": "cors: { allow_headers: [a, b, c] }\ntokens: { leeway: 1s }\n",
      "two.yaml": "cors: { allow_headers: [d] }\n",
    ])
    let settings = try #require(outcome.profile).settings
    #expect(settings.cors.allowHeaders == ["d"])
    #expect(settings.tokens.leeway == .seconds(1))
  }

  @Test("resets with null what a base says, also a whole section")
  func reset() throws {
    let outcome = try read([
      "leaf.yaml": Self.leaf + "extends: base.yaml\ntokens: { leeway: null }\nthrottle: ~\n",
      "base.yaml": "tokens: { leeway: 9s }\nthrottle: { enabled: true, retry_after: false }\n",
    ])
    let settings = try #require(outcome.profile).settings
    #expect(settings.tokens.leeway == .zero)
    #expect(!settings.throttle.enabled && settings.throttle.retryAfter)
  }

  @Test("does not inherit name and environment")
  func header() throws {
    let outcome = try read([
      "leaf.yaml": "profile: 1\nextends: base.yaml\nsite: { api: \"http://localhost\" }\n",
      "base.yaml": "name: b\nenvironment: development\n",
    ])
    #expect(outcome.profile == nil)
    #expect(
      Set(outcome.diagnostics.map(\.message))
        .isSuperset(of: ["`name` is missing", "`environment` is missing"]))
  }

  @Test(
    "is refused when its base cannot be had",
    arguments: [
      ("extends: gone.yaml", "cannot read `gone.yaml`: no such file"),
      ("extends: leaf.yaml", "`leaf.yaml` extends itself"),
      (
        "extends: https://example.com/base.yaml",
        "`https://example.com/base.yaml` is an address: bases are files"
      ),
      ("extends: \"*.yaml\"", "`*.yaml` is a pattern: bases are named one by one"),
    ])
  func unresolvable(line: String, message: String) throws {
    let outcome = try read(["leaf.yaml": Self.leaf + line + "\n"])
    #expect(outcome.profile == nil)
    #expect(outcome.diagnostics.map(\.message) == [message])
    #expect(outcome.diagnostics.map(\.slug) == ["extends-unresolvable"])
  }

  @Test("is refused when bases go round in a circle or too deep")
  func cycles() throws {
    let circle = try read([
      "leaf.yaml": Self.leaf + "extends: a.yaml\n", "a.yaml": "extends: b.yaml\n",
      "b.yaml": "extends: a.yaml\n",
    ])
    #expect(circle.diagnostics.map(\.slug) == ["extends-unresolvable"])
    #expect(circle.diagnostics.first?.place.source.name == "b.yaml")
    var texts = ["leaf.yaml": Self.leaf + "extends: 1.yaml\n"]
    for number in 1...20 { texts["\(number).yaml"] = "extends: \(number + 1).yaml\n" }
    let deep = try read(texts)
    #expect(deep.profile == nil)
    #expect(
      deep.diagnostics.map(\.message) == ["profiles extend one another more than 8 deep"])
  }

  @Test("names no security finding in a base that is not YAML")
  func brokenBase() throws {
    let outcome = try read([
      "leaf.yaml": Self.leaf + "extends: base.yaml\n", "base.yaml": "tokens: [\n",
    ])
    #expect(outcome.profile == nil)
    #expect(outcome.diagnostics.map(\.slug) == ["document-malformed"])
    #expect(outcome.diagnostics.first?.place.source.name == "base.yaml")
  }
}
