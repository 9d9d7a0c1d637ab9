import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A verifier that lets the token choose between a secret and a public key.
  static let algorithmFamilyMixed = Rule(
    slug: "algorithm-family-mixed",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "the verifier accepts more algorithms than the one in use",
    rationale: """
      The token says which algorithm checks it. Where HMAC is allowed beside a public key, an \
      attacker signs with the published key as the secret, and every token can be forged.
      """,
    remedy: "list exactly the one algorithm in use, or leave `allowed_algorithms` out",
    references: [
      .rfc(8725, "2.1"), .rfc(8725, "3.1"), .asvs("9.1.2"), .cheatSheet("JSON Web Token"),
      .cwe(347), .cwe(327),
    ],
    exceptions: """
      A planned move from one public-key algorithm to another: it is only a warning, and ends with \
      the move.
      """,
    bad: [
      Example(
        """
        tokens: { algorithm: RS256, allowed_algorithms: [RS256, ▸HS256◂] }
        """),
      Example(
        """
        tokens:
          algorithm: ES256
          allowed_algorithms:
            - ▸HS256◂
            - ES256
        """),
      Example(
        """
        tokens: { algorithm: RS256, allowed_algorithms: [▸RS512◂, RS256] }
        """),
    ],
    good: [
      Example(
        """
        tokens: { algorithm: RS256, allowed_algorithms: [RS256] }
        """),
      Example(
        """
        tokens: { algorithm: HS512 } # alone is fine: the list follows
        """),
    ],
    check: { profile, report in
      if let finding = profile.mixedAlgorithmFinding { report(finding) }
    },
    proof: .probe(
      Probe(
        steps: { settings in
          let login = Probe.Step.send(ProbeRequest(.login), as: "login")
          guard !settings.tokens.algorithm.isShared else { return [login] }
          return [
            login, .keySet,
            .send(
              ProbeRequest(
                .user,
                cookies: .exactly([.confused(.access(from: "login"), keysFrom: "keys")])),
              as: "confused"),
          ]
        },
        judge: { $0.judgeConfusion() })))
}

extension Transcript {
  /// Revealed when the public key signs as a secret, or serves another algorithm as well.
  fileprivate func judgeConfusion() -> Judgement {
    judging("login") { _ in
      let own = settings.tokens.algorithm
      guard !own.isShared else {
        return settings.tokens.allowedAlgorithms == [own]
          ? .held(observed: "one secret, one algorithm: \(own.rawValue)")
          : .unreachable("another algorithm cannot be tried without the secret")
      }
      guard let keys = self["keys"], let confused = self["confused"] else {
        return .unreachable("the published keys were never fetched")
      }
      if confused.reception == .taken {
        return .revealed(
          Evidence(
            "a token that is signed with the published key signs in",
            bytes: [keys.summary, confused.summary]))
      }
      let name = own.rawValue
      if let other = keys.response.text.publishedAlgorithms.first(where: { $0 != name }) {
        return .revealed(
          Evidence("the key is published for \(other) beside \(name)", bytes: [keys.summary]))
      }
      return confused.reception == .other
        ? confused.tellsNothing
        : .held(
          observed: "a token that is signed with the published key answers "
            + "\(confused.response.status)")
    }
  }
}

extension String {
  /// The algorithms that a JWK Set names (RFC 7517 4.4).
  fileprivate var publishedAlgorithms: [String] {
    let mark = "\"alg\":"
    return ranges(of: mark).map { range in
      let value = self[range.upperBound...].drop { $0 == " " || $0 == "\"" }
      return String(value.prefix { $0 != "\"" })
    }
  }
}

extension Profile {
  fileprivate var mixedAlgorithmFinding: Finding? {
    let (own, field) = (settings.tokens.algorithm, "tokens.allowed_algorithms")
    // Unsigned tokens are the matter of `algorithm-none`.
    let others = settings.tokens.allowedAlgorithms.enumerated().filter {
      $0.element != own && $0.element != .none
    }
    let mixed = others.first { $0.element.isShared != own.isShared }
    guard own != .none, let other = mixed ?? others.first else { return nil }
    let isMigration = mixed == nil && !own.isShared
    let name = other.element.rawValue
    return Finding(
      mixed == nil
        ? "\(name) is accepted, but tokens are signed with \(own.rawValue)"
        : "the verifier accepts a shared secret and a public key: \(own.rawValue) and \(name)",
      at: field, place: place(of: field, item: other.offset), atMost: isMigration ? .warning : nil,
      fix: fix(field, to: "[\(own.rawValue)]", isMigration ? .unsafe : .safe))
  }
}
