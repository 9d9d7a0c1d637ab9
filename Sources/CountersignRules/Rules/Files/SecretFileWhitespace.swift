import CountersignKeys
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A secret whose invisible characters are part of the key.
  static let secretFileWhitespace = Rule(
    slug: "secret-file-whitespace",
    severity: [.production: .warning, .staging: .warning, .development: .warning],
    title: "invisible characters of a file become part of the key",
    rationale: """
      One service reads the file as it is, another one trims it: the keys differ and tokens do not \
      verify. The cure that people then find is to switch verification off.
      """,
    remedy:
      "store the secret without a line break, or write it in base64 and set `encoding: base64`",
    references: [.rfc(7518, "3.2"), .cwe(436)],
    exceptions: "PEM files end in a line break by design and are not judged.",
    bad: [
      Example(
        """
        tokens: { algorithm: HS256 }
        keys:
          signing: ▸{ file: secrets/jwt.key }◂ # ends in a line break
        """,
        surroundings: .signing(
          .secret(octets: 45, shape: SecretShape(textOctets: 45, endsWithLineBreak: true)),
          file: FileFacts())),
      Example(
        """
        tokens: { algorithm: HS256 }
        keys: { signing: ▸{ file: secrets/jwt.key }◂ } # base64 behind a byte-order mark
        """,
        surroundings: .signing(
          .secret(
            octets: 67,
            shape: SecretShape(textOctets: 67, hiddenOctets: 48, startsWithByteOrderMark: true)),
          file: FileFacts())),
    ],
    good: [
      Example(
        """
        tokens: { algorithm: HS256 }
        keys:
          signing: { file: secrets/jwt.key }
          encoding: base64 # white space is ignored
        """,
        surroundings: .signing(
          .secret(octets: 48, shape: SecretShape(textOctets: 65, endsWithLineBreak: true)),
          file: FileFacts())),
      Example(
        """
        keys: { signing: { file: secrets/jwt.pem } } # PEM
        """, surroundings: .signingFile(FileFacts())),
    ],
    check: .surroundings { profile, surroundings, report in
      let keys = profile.settings.keys
      guard profile.settings.tokens.algorithm.isShared, keys.encoding == .utf8 else { return }
      for use in profile.secretUses(of: "keys.signing", "keys.retired") {
        guard let facts = surroundings.state(of: use).facts, facts.file != nil,
          let shape = facts.key.shape, let problem = shape.invisible
        else { continue }
        report(
          use.finding(
            "\(use.reference) \(problem) that becomes part of the key", in: profile,
            fix: shape.hiddenOctets == nil
              ? nil : profile.fix("keys.encoding", to: "base64", .unsafe)))
      }
    },
    proof: .probe(
      .signedBy({ .signed($0, by: .sisterService) }, likeness: [.keys]) { transcript in
        transcript.judging("login") { _ in
          guard let sister = transcript["forged"] else { return .unreachable("nothing was asked") }
          switch sister.reception {
          case .taken:
            return .held(
              observed: "the token of a service that trims the file answers "
                + "\(sister.response.status)")
          case .other: return sister.tellsNothing
          case .refused:
            return .revealed(
              Evidence(
                "the token of a service that trims the file is refused", bytes: [sister.summary]))
          }
        }
      }))
}

extension SecretShape {
  /// What nobody sees in the file; nil for nothing.
  fileprivate var invisible: String? {
    if startsWithByteOrderMark { return "begins with a byte-order mark" }
    if hasCarriageReturns { return "has carriage returns" }
    return endsWithLineBreak ? "ends with a line break" : nil
  }
}
