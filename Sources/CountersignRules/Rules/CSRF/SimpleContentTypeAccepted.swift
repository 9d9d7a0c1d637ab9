import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Bodies that a plain form of any site can send.
  static let simpleContentTypeAccepted = Rule(
    slug: "simple-content-type-accepted",
    checklist: [.sameSite],
    severity: [.production: .error, .staging: .warning, .development: .advice],
    title: "the server reads bodies that any site's form can send",
    rationale: """
      JSON from another origin needs the browser's permission first. A form needs none: its body \
      reaches the server, with cookies. Django REST framework reads forms by default.
      """,
    remedy: "write `content_types: [application/json]`",
    references: [
      .asvs("3.5.2"), .fetch("CORS-safelisted request-header"),
      .cheatSheet("Cross-Site Request Forgery Prevention"), .cwe(352),
    ],
    exceptions: """
      Uploads behind a token check. With `defence: header` a form still lacks the header, so there \
      it is a warning.
      """,
    bad: [
      Example(
        """
        server:
          content_types: [application/json, ▸application/x-www-form-urlencoded◂]
        csrf:
          defence: none
        """),
      Example(
        """
        server: { content_types: [application/json, ▸text/plain◂] }
        csrf: { defence: none }
        """),
    ],
    good: [
      Example(
        """
        server:
          content_types: [application/json]
        csrf:
          defence: none # another rule's business
        """),
      Example(
        """
        server: { content_types: [application/json, multipart/form-data] }
        csrf: { defence: token } # a form cannot send the header
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let defence = settings.csrf.defence
      let field = "server.content_types"
      guard defence == .none || defence == .header else { return }
      let types = settings.server.contentTypes
      let rest = types.filter { !FormType.all.contains($0.lowercased()) }
      for (number, type) in types.enumerated() where FormType.all.contains(type.lowercased()) {
        report(
          Finding(
            "any site's form can send \(type), without the browser asking first", at: field,
            place: profile.place(of: field, item: number),
            atMost: defence == .none ? nil : .warning,
            fix: profile.fix(field, toList: rest.isEmpty ? ["application/json"] : rest, .unsafe)))
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in
          [
            .send(ProbeRequest(.login), as: "login"),
            .send(.form(.credentialsForm), as: "form"),
            .send(.form(.credentials, type: "text/plain"), as: "text"),
          ]
        },
        judge: { transcript in
          transcript.judging("login") { _ in
            let forms = ["form", "text"].compactMap { transcript[$0] }
            guard !forms.isEmpty else { return .unreachable("no form was sent") }
            let refusals = Exchange.refusals.union([415])
            guard let taken = forms.first(where: { $0.reception == .taken }) else {
              return forms.first { $0.reception(refusing: refusals) == .other }?.tellsNothing
                ?? .held(observed: "a foreign site's form answers \(forms[0].response.status)")
            }
            let type = taken.request.headers.first { $0.name.lowercased() == "content-type" }
            return .revealed(
              Evidence(
                "a form of \(ForeignPage.origin) is read",
                bytes: ["Content-Type: \(type?.value ?? "")", taken.summary]))
          }
        })))
}

/// The media types that a form sends and that need no preflight.
private enum FormType {
  static let all: Set<String> = [
    "application/x-www-form-urlencoded", "multipart/form-data", "text/plain",
  ]
}

extension ProbeRequest {
  /// A form on a foreign page that logs in.
  fileprivate static func form(_ body: Body, type: String? = nil) -> ProbeRequest {
    ProbeRequest(
      .login, cookies: .none, body: body, page: .origin(ForeignPage.origin), kind: .form,
      csrf: false, headers: type.map { [HeaderLine("Content-Type", $0)] } ?? [])
  }
}
