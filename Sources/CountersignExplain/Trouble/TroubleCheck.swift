import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

/// The checks behind `Trouble`.
struct TroubleCheck {
  let profile: Profile
  let table: CookieTable

  var settings: AuthSettings { profile.settings }

  /// The causes for which cookies are not set.
  var notSet: [Trouble.Cause] {
    [
      credentialsOmitted, loginMissing, credentialsNotAllowed, originNotAllowed,
      preflightFails(.cookiesNotSet, at: .login), mixedContent, callsElsewhere,
    ] + ProfileCookie.all(in: settings).map(refused)
  }

  /// The causes for which cookies are not sent.
  var notSent: [Trouble.Cause] {
    ProfileCookie.all(in: settings).flatMap { cookie in
      [
        withheld(
          cookie, "same_site",
          "does `SameSite` keep the \(cookie.rawValue) cookie off the app's requests?",
          Self.siteClauses),
        withheld(
          cookie, "secure",
          "does `Secure` keep the \(cookie.rawValue) cookie off the API's connection?",
          [.secureOnly]),
        withheld(
          cookie, "domain",
          "is the \(cookie.rawValue) cookie kept for a domain other than the request's?",
          [.otherHost, .otherDomain]),
      ]
        + (cookie == .csrf
          ? []
          : [
            withheld(
              cookie, "path",
              "is a route that needs the \(cookie.rawValue) cookie outside its path?",
              [.otherPath])
          ])
    }
  }

  /// The causes for which every request is answered 401.
  var unauthorized: [Trouble.Cause] {
    [
      authenticatorMissing, cookieNotAccepted, tokenExpires, sameName, lifetimeOfCookie,
      staleCookieBlocksLogin, preflightFails(.unauthorized, at: .user),
    ]
  }

  private static let siteClauses: [Clause] = [
    .strictElsewhere, .laxBelowTop, .laxUnsafeMethod, .unsetBelowTop, .unsetWindowOver,
    .thirdPartyBlocked, .otherPartition, .partitionMissing,
  ]

  /// The clauses of the steps in which a browser decides whether it keeps a cookie.
  private static let storingClauses = Set(
    Clause.all.filter { $0.step.hasPrefix("9") || $0.step == "7" }.map(\.id))

  /// A cause with the place of its field.
  func cause(
    _ symptom: Trouble.Symptom, _ question: String, _ applies: Bool, seen: String? = nil,
    at field: String, cure: String
  ) -> Trouble.Cause {
    let isWritten = profile.origin(of: field) != .implied
    let place = isWritten ? profile.place(of: field) : nil
    return Trouble.Cause(
      symptom: symptom, question: question, applies: applies,
      seen: seen ?? "`\(field)` is `\(profile.spelling(of: field))`", field: field,
      place: place?.address, cure: applies ? cure : nil)
  }

  /// Why a cookie goes along with no request or with too few, where the reason is one of these.
  private func withheld(
    _ cookie: ProfileCookie, _ name: String, _ question: String, _ clauses: [Clause]
  ) -> Trouble.Cause {
    let faults = faults(of: cookie).filter { answer in
      clauses.contains { $0.id == answer.clause }
    }
    let worst = faults.first { $0.proposal != nil } ?? faults.first
    return cause(
      .cookiesNotSent, question, !faults.isEmpty, seen: faults.first?.explanation,
      at: cookie.field(name),
      cure: worst.map(Self.cure) ?? "")
  }

  private func faults(of cookie: ProfileCookie) -> [Answer] {
    table.apps.flatMap(\.cookies).filter { $0.cookie == cookie && $0.stored.isYes }
      .flatMap(\.requests).map(\.sent).filter(\.isFault)
  }

  private func refused(_ cookie: ProfileCookie) -> Trouble.Cause {
    let refusal = table.apps.flatMap(\.cookies)
      .first { answers in
        answers.cookie == cookie && answers.stored.isFault
          && Self.storingClauses.contains(answers.stored.clause)
      }?.stored
    let attribute = refusal.map(Self.attribute) ?? "same_site"
    let field = refusal?.proposal?.changes.first?.field ?? ""
    return cause(
      .cookiesNotSet, "does the browser refuse the \(cookie.rawValue) cookie?", refusal != nil,
      seen: refusal?.explanation ?? "the browser would keep `\(cookie.name(in: settings))`",
      at: field.hasPrefix(cookie.field("")) ? field : cookie.field(attribute),
      cure: refusal.map(Self.cure) ?? "")
  }

  /// What to do about an answer.
  private static func cure(for answer: Answer) -> String {
    answer.proposal?.sentence ?? answer.obstacle ?? "serve app and API from one registrable domain"
  }

  /// The attribute that a refusal is about.
  private static func attribute(of refusal: Answer) -> String {
    let attributes: [(String, [Clause])] = [
      ("secure", [.secureFromInsecure, .secureOverlay, .noneWithoutSecure]),
      ("domain", [.domainNotASCII, .domainPublicSuffix, .domainElsewhere]),
      ("max_age", [.deletesNothing]),
    ]
    let found = attributes.first { $0.1.contains { $0.id == refusal.clause } }
    return found?.0 ?? (refusal.clause.contains("prefix") ? "name" : "same_site")
  }
}

extension Proposal {
  /// The changes in one sentence.
  package var sentence: String {
    changes.map { change in
      "set `\(change.field)` to `\(change.to ?? "nothing")`"
    }.joined(separator: " and ")
  }
}
