import CountersignProfile
import CountersignSource
import Testing

@Suite("A secret written into a profile")
struct ConcealmentTests {
  /// Fragments that hold the word `Tr0ub4dor-and-more` where a secret does not belong.
  private static let fragments = [
    "keys: { signing: Tr0ub4dor-and-more }",
    "keys: { signing: [Tr0ub4dor-and-more] }",
    "keys: { signing: { env: Tr0ub4dor-and-more } }",
    "keys: { signing: { vault: Tr0ub4dor-and-more } }",
    "keys: { sining: \"Tr0ub4dor-and-more\" }",
    "keys: Tr0ub4dor-and-more",
    "transport: { tls: { private_key: Tr0ub4dor-and-more, minimum: 1.0 } }",
    "tokens: { issuer: sk_live_Tr0ub4dor-and-more, audience: 7 }",
    "nothing: { known: AKIA-Tr0ub4dor-and-more }",
  ]

  @Test("is never shown", arguments: fragments)
  func hidden(fragment: String) throws {
    let text = """
      profile: 1
      name: t
      environment: production
      site: { api: "https://api.a.de" }
      \(fragment)

      """
    let outcome = ProfileReader(files: .texts([:])).read(
      SourceText(name: "t.yaml", text: text), path: "t.yaml")
    let place = try #require(outcome.profile).place(of: "keys.signing")
    let shown =
      outcome.diagnostics + [Diagnostic(.error, "secret-inline", "look", at: place)]
      + (outcome.profile?.inlineSecrets ?? []).map { Diagnostic(.error, "s", "m", at: $0.place) }
    let drawn = shown.map { DiagnosticRenderer(context: 9).text($0) }.joined()
    #expect(!drawn.contains("Tr0ub4dor"), "\(drawn)")
    #expect(drawn.contains("•"))
  }
}
