import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Cookies that stay at home for other sites, and nothing else.
  static let csrfSameSiteOnly = Rule(
    slug: "csrf-samesite-only",
    checklist: [.sameSite],
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "SameSite is the only defence against requests of other pages",
    rationale: """
      To SameSite all hosts of your domain are friends. Whoever takes over blog.acme-shop.de \
      sends what they like as the signed-in user; with `lax` a link does so too.
      """,
    remedy: "set `defence: origin`, which costs nothing, or `token`",
    references: [
      .rfc6265bis("8.8.1"), .asvs("3.5.1"), .asvs("3.5.2"),
      .cheatSheet("Cross-Site Request Forgery Prevention"), .cwe(352),
    ],
    exceptions: """
      A domain without any other host, where cookies are `strict` and bodies are JSON only.
      """,
    bad: [
      Example(
        """
        csrf:
          defence: ▸none◂
        """),
      Example(
        """
        cookies: { access: { same_site: lax }, refresh: { same_site: lax } }
        csrf: { defence: ▸none◂ }
        """),
    ],
    good: [
      Example(
        """
        csrf:
          defence: origin
        """),
      Example(
        """
        cookies: { access: { same_site: lax }, refresh: { same_site: lax } }
        csrf: { defence: header }
        """),
    ],
    check: { profile, report in
      let field = "csrf.defence"
      guard profile.settings.csrf.defence == .none,
        profile.tokenCookies.allSatisfy({
          $0.cookie.sameSite == .lax || $0.cookie.sameSite == .strict
        })
      else { return }
      let domain = profile.settings.hostOfAPI?.registrableDomain
      report(
        Finding(
          "SameSite is the only defence: "
            + (domain.map { "every host of \($0) may act as the signed-in user" }
              ?? "every page of the same site may act as the signed-in user"),
          at: field, fix: profile.fix(field, to: "origin", .unsafe)))
    },
    proof: .probe(
      Probe(
        steps: { settings in
          guard let sibling = settings.siblingPage else { return [] }
          return [
            .send(ProbeRequest(.login), as: "login"),
            .send(
              ProbeRequest(.refresh, page: .origin(sibling), kind: .form, csrf: false),
              as: "forged"),
          ]
        },
        judge: { transcript in
          guard let sibling = transcript.settings.siblingPage else {
            return .unreachable("the API's host has no siblings")
          }
          return transcript.judging("login") { _ in
            guard let forged = transcript["forged"] else {
              return .unreachable("the sibling's form was never sent")
            }
            switch forged.response.status {
            case 200:
              return .revealed(
                Evidence(
                  "a form on \(sibling) acted as the signed-in user",
                  bytes: ["Origin: \(sibling)", forged.summary]))
            case 403: return .held(observed: "a sibling's form answers 403")
            default:
              return .unreachable("the sibling's form answered \(forged.response.status)")
            }
          }
        })))
}

extension AuthSettings {
  /// Another host of the API's domain that is none of the profile's; nil for a host that is nobody's
  /// subdomain.
  fileprivate var siblingPage: String? {
    guard let domain = hostOfAPI?.registrableDomain,
      let slashes = site.api.firstRange(of: "://")
    else { return nil }
    return "\(site.api[..<slashes.upperBound])countersign-sibling.\(domain)"
  }
}
