package import CountersignProfile
package import CountersignSettings
package import CountersignSource

/// One claim of the checklist, with its evidence and its experiment.
///
/// Rules are shared, never changed: a reference, so that handing one on costs nothing.
package final class Rule: Sendable {
  /// The rule's name, such as `cookie-not-httponly`; it reads after "allow".
  package let slug: String

  /// The items of the security checklist that it belongs to, 1 to 7; empty for none.
  package let checklist: [ChecklistItem]

  /// How much a finding weighs in each environment; where one is missing, the rule is off.
  package let severity: [AuthSettings.Environment: Severity]

  /// `severity` in the order of the environments, for every rule asks for it in every profile.
  private let weights: [Severity?]

  /// The rule in one sentence, for lists.
  package let title: String

  /// Why it matters: what an attacker or a mishap makes of it.
  package let rationale: String

  /// How it is mended, in one sentence.
  package let remedy: String

  /// Who says so.
  package let references: [Reference]

  /// `references` in one line.
  let authorities: String

  /// When a finding is wrong, and what to do then.
  package let exceptions: String

  /// Fragments that are flagged exactly where they are marked.
  package let bad: [Example]

  /// Fragments that are not.
  package let good: [Example]

  /// How findings come about.
  package let check: Check

  /// How the weakness is shown on the wire.
  package let proof: Proof

  /// Creates a rule; the order is the order of interest.
  package init(
    slug: String, checklist: [ChecklistItem] = [],
    severity: [AuthSettings.Environment: Severity], title: String, rationale: String,
    remedy: String, references: [Reference], exceptions: String, bad: [Example],
    good: [Example], check: Check, proof: Proof
  ) {
    weights = AuthSettings.Environment.allCases.map { severity[$0] }
    self.slug = slug
    self.checklist = checklist
    self.severity = severity
    self.title = title
    self.rationale = rationale
    self.remedy = remedy
    self.references = references
    authorities = references.map(\.label).joined(separator: "; ")
    self.exceptions = exceptions
    self.bad = bad
    self.good = good
    self.check = check
    self.proof = proof
  }

  /// Creates a rule that judges a profile by itself; the order is the order of interest.
  package convenience init(
    slug: String, checklist: [ChecklistItem] = [],
    severity: [AuthSettings.Environment: Severity], title: String, rationale: String,
    remedy: String, references: [Reference], exceptions: String, bad: [Example],
    good: [Example], check: @escaping @Sendable (Profile, (Finding) -> Void) -> Void,
    proof: Proof
  ) {
    self.init(
      slug: slug, checklist: checklist, severity: severity, title: title, rationale: rationale,
      remedy: remedy, references: references, exceptions: exceptions, bad: bad, good: good,
      check: .profile(check), proof: proof)
  }

  /// How much a finding weighs in an environment; nil where the rule is off.
  package func severity(in environment: AuthSettings.Environment) -> Severity? {
    weights[environment.rank]
  }

  /// The name of the file that declares the rule: the slug in upper camel case.
  package var fileName: String {
    slug.split(separator: "-").map { Acronym.spelling[String($0)] ?? $0.capitalizedASCII }.joined()
      + ".swift"
  }
}

/// An item of the guide's security checklist.
package enum ChecklistItem: Int, Sendable, CaseIterable {
  case httpOnly = 1
  case secure, sameSite, revocation, lifetime, cors, rateLimit

  /// The item in words.
  package var title: String {
    switch self {
    case .httpOnly: "cookies are HttpOnly"
    case .secure: "cookies are Secure, https only"
    case .sameSite: "SameSite and CSRF protection"
    case .revocation: "tokens are revoked: a proper logout"
    case .lifetime: "short access token lifetime, 5 to 15 minutes"
    case .cors: "CORS is configured correctly"
    case .rateLimit: "rate limiting is enabled"
    }
  }
}

/// How a rule's weakness is shown.
package enum Proof: Sendable {
  /// By an experiment over HTTP.
  case probe(Probe)
  /// Nothing shows outside, and why.
  case unobservable(because: String)
  /// It would show, but no experiment of ours can bring it about, and why.
  case untried(because: String)
}

private enum Acronym {
  static let spelling = [
    "httponly": "HTTPOnly", "samesite": "SameSite", "cors": "CORS", "csrf": "CSRF", "hsts": "HSTS",
    "tls": "TLS", "http": "HTTP", "rsa": "RSA", "id": "ID", "api": "API",
  ]
}

extension Substring {
  fileprivate var capitalizedASCII: String {
    guard let first else { return "" }
    return first.uppercased() + dropFirst()
  }
}
