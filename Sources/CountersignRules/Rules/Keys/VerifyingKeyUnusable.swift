import CountersignKeys
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A public key that does not verify what is signed here.
  ///
  /// A missing one is no fault: it is taken from the private key, by the generated projects too.
  static let verifyingKeyUnusable = Rule(
    slug: "verifying-key-unusable",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "tokens that are signed here cannot be verified here",
    rationale: """
      After half of a key rotation the public key is still the old one. Login works, and every \
      request after it answers 401.
      """,
    remedy: "leave `verifying` out: the public key is then taken from the private one",
    references: [.rfc(7515, "5.2"), .asvs("9.1.1"), .cwe(347)],
    exceptions: """
      With HS256, HS384 and HS512 a verifying key is ignored: that is only advice.
      """,
    bad: [
      Example(
        """
        keys:
          signing: { file: secrets/new.pem }
          verifying: ▸{ file: secrets/old.pub.pem }◂
        """,
        surroundings: .keys([
          "keys.signing": .ec(.p256, fingerprint: "new"),
          "keys.verifying": .ec(.p256, isPrivate: false, fingerprint: "old"),
        ])),
      Example(
        """
        tokens: { algorithm: HS256 }
        keys: { signing: { env: JWT_KEY }, verifying: ▸{ file: secrets/jwt.pub.pem }◂ }
        """, unseen: "a key that is ignored does nothing"),
    ],
    good: [
      Example(
        """
        keys:
          signing: { file: secrets/jwt.pem }
          verifying: { file: secrets/jwt.pub.pem }
        """,
        surroundings: .keys([
          "keys.signing": .ec(.p256, fingerprint: "pair"),
          "keys.verifying": .ec(.p256, isPrivate: false, fingerprint: "pair"),
        ])),
      Example(
        """
        keys: { signing: { file: secrets/jwt.pem }, verifying: null }
        """, surroundings: .signing(.ec(.p256))),
    ],
    check: .surroundings { profile, surroundings, report in
      let algorithm = profile.settings.tokens.algorithm
      for use in profile.secretUses(of: "keys.verifying") {
        if algorithm.isShared {
          report(
            use.finding(
              "\(algorithm.rawValue) verifies with the signing key: this one is ignored",
              in: profile, atMost: .advice, fix: profile.fix(use.field, to: "null", .safe)))
          continue
        }
        guard let signing = surroundings.key(of: profile.signingUse, in: profile, report),
          let verifying = surroundings.key(of: use, in: profile, report),
          signing.isPrivate, signing.kind.secretOctets == nil,
          signing.fingerprint != verifying.fingerprint
        else { continue }
        report(
          use.finding(
            "the public key does not belong to `keys.signing`: no token that is signed here is "
              + "accepted here", in: profile, fix: profile.fix(use.field, to: "null", .safe)))
      }
    },
    proof: .probe(
      .signedBy({ $0 }, likeness: [.keys]) { transcript in
        transcript.judging("login") { login in
          guard let user = transcript["forged"] else { return .unreachable("nothing was asked") }
          switch user.reception {
          case .taken: return .held(observed: "login, then \(user.response.status)")
          case .other: return user.tellsNothing
          case .refused:
            return .revealed(
              Evidence(
                "the server refuses the token that it has just signed",
                bytes: [login.summary, user.summary]))
          }
        }
      }))
}
