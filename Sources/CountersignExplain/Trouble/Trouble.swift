package import CountersignBrowser
package import CountersignProfile
import CountersignSettings

/// The causes of the three troubles that cookie authentication has, each checked in a profile.
package struct Trouble: Hashable, Sendable, Encodable {
  /// What people see.
  package enum Symptom: String, Hashable, Sendable, CaseIterable, Encodable {
    case cookiesNotSet = "cookies-not-set"
    case cookiesNotSent = "cookies-not-sent"
    case unauthorized = "401-on-every-request"

    /// The symptom in words.
    package var title: String {
      switch self {
      case .cookiesNotSet: "cookies are not set"
      case .cookiesNotSent: "cookies are not sent"
      case .unauthorized: "401 on every request"
      }
    }
  }

  /// One possible cause.
  package struct Cause: Hashable, Sendable, Encodable {
    package var symptom: Symptom
    /// The question whose yes means trouble.
    package var question: String
    /// Whether this profile has the cause.
    package var applies: Bool
    /// What was seen in the profile, in a few words.
    package var seen: String
    /// The field that decides, such as `cors.allow_credentials`.
    package var field: String
    /// Where the field is written, as `file:line`; nil for a default.
    package var place: String?
    /// What to do; nil when the cause does not apply.
    package var cure: String?
  }

  /// The profile's name.
  package var profile: String
  /// The causes, symptom by symptom.
  package var causes: [Cause]

  /// Checks a profile.
  ///
  /// - Parameters:
  ///   - profile: The profile.
  ///   - page: The only app to look at; nil for those of the profile.
  ///   - agent: The browser.
  package init(in profile: Profile, page: Origin? = nil, agent: Agent = .chromium) {
    let table = CookieExplanation(of: profile, page: page, agent: agent).table
    let check = TroubleCheck(profile: profile, table: table)
    self.profile = profile.settings.name
    causes = check.notSet + check.notSent + check.unauthorized
  }

  /// Whether no cause applies.
  package var isNone: Bool { !causes.contains(where: \.applies) }
}
