import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Tokens that are taken from somewhere else than their cookie.
  static let tokenAcceptedElsewhere = Rule(
    slug: "token-accepted-elsewhere",
    severity: [.production: .error, .staging: .warning, .development: .advice],
    title: "tokens are also taken from outside of their cookies",
    rationale: """
      A token in the address ends up in logs, in the history and in Referer fields. A refresh \
      token in the body lets a page sign the victim in as the attacker, and makes a stolen token \
      easy to use. A header is a second way in that the rules for cookies and CSRF do not cover.
      """,
    remedy: "set `accept_from: [cookie]`",
    references: [
      .rfc(9700, "4.3.2"), .asvs("14.2.1"), .asvs("6.1.3"), .cwe(598), .cwe(384),
    ],
    exceptions: "Native clients that are written down as such and send a header.",
    bad: [
      Example(
        """
        tokens: { accept_from: [cookie, ▸body◂, ▸query◂] }
        """),
      Example(
        """
        tokens: { accept_from: [▸query◂, cookie] }
        """),
      Example(
        """
        tokens:
          accept_from:
            - cookie
            - ▸header◂
        """),
    ],
    good: [
      Example(
        """
        tokens: { accept_from: [cookie] }
        """),
      Example(
        """
        tokens: { accept_from: [cookie], body: access } # handed out there, not taken
        """),
    ],
    check: { profile, report in
      let field = "tokens.accept_from"
      for (number, place) in profile.settings.tokens.acceptFrom.enumerated() {
        guard let (message, ceiling) = place.danger else { continue }
        report(
          Finding(
            message, at: field, place: profile.place(of: field, item: number), atMost: ceiling,
            fix: profile.fix(field, to: "[cookie]", .unsafe)))
      }
    },
    proof: .probe(
      Probe(
        steps: { settings in
          let body = ProbeRequest(
            .refresh, cookies: .none, body: .token(member: "refresh", .refresh(from: "login")))
          return [
            .send(ProbeRequest(.login), as: "login"),
            .send(
              ProbeRequest(.user, cookies: .none, queryToken: .access(from: "login")),
              as: "query"),
            .send(
              ProbeRequest(.user, cookies: .none, bearer: .access(from: "login")), as: "header"),
          ] + (settings.routes.refresh == nil ? [] : [.send(body, as: "body")])
        },
        judge: { $0.judgeOtherPlaces() })))
}

extension AuthSettings.TokenPlace {
  /// What is wrong with the place, and how much it weighs at most; nil for the cookie.
  fileprivate var danger: (message: String, ceiling: Severity)? {
    switch self {
    case .cookie: nil
    case .query: ("tokens are also taken from the address, which logs and history keep", .error)
    case .body: ("refresh tokens are also taken from the body, before the cookie", .warning)
    case .header: ("access tokens are also taken from the Authorization header", .advice)
    }
  }
}

extension Transcript {
  /// Revealed when a token without its cookie is taken.
  fileprivate func judgeOtherPlaces() -> Judgement {
    judging("login") { _ in
      let places = [
        ("query", "an access token in the address"), ("header", "an access token in a header"),
        ("body", "a refresh token in the body"),
      ]
      guard self["query"] != nil, self["header"] != nil else {
        return .unreachable("no token was sent outside of its cookie")
      }
      for (name, what) in places {
        guard let exchange = self[name], exchange.reception == .taken else { continue }
        return .revealed(
          Evidence("\(what) is taken without any cookie", bytes: [exchange.summary]))
      }
      return places.compactMap { self[$0.0] }.first { $0.reception == .other }?.tellsNothing
        ?? .held(observed: "a token in address, header or body signs nobody in")
    }
  }
}
