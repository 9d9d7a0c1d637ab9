import CountersignBrowser
import CountersignSettings

extension Probe.Step {
  /// A login whose cookies are kept for the judgement and not in the jar, so that it succeeds
  /// whatever the browser thinks of them.
  static let loginBesideJar = send(ProbeRequest(.login, cookies: .none), as: "login")
}

/// What browsers make of the cookies of a login.
extension Transcript {
  /// Judges whether a browser refuses a cookie of the login for one of these reasons.
  ///
  /// - Parameters:
  ///   - reasons: The clauses that count; a refusal for another reason is another rule's business.
  ///   - visits: The pages in whose browsers the cookies are tried.
  ///   - roles: The cookies that are tried.
  ///   - observed: What was seen when none is refused.
  /// - Returns: `revealed` at the first refusal that counts.
  func judgeRefusals(
    for reasons: Set<Clause>, in visits: [CookieVisit],
    of roles: [ServedCookie.Role] = [.access, .refresh], held observed: String
  ) -> Judgement {
    judging("login") { login in
      for var visit in visits {
        for cookie in settings.servedCookies where roles.contains(cookie.role) {
          guard let line = login.response.setCookie(cookie.name) else {
            return .unreachable("login set no cookie named \(cookie.name)")
          }
          guard let refusal = visit.keep(line).refusal, reasons.contains(refusal) else { continue }
          return .revealed(
            Evidence(
              "login answered \(login.response.status) and the browser refuses \(cookie.name): "
                + refusal.description, bytes: ["Set-Cookie: \(line)"]))
        }
      }
      return .held(observed: observed)
    }
  }
}

extension Exchange.Request {
  /// The value of the Cookie field; empty when there is none.
  var cookieField: String {
    headers.filter { $0.name.lowercased() == "cookie" }.map(\.value).joined(separator: "; ")
  }

  /// Whether a cookie of this name went along.
  func carries(_ name: String) -> Bool {
    cookieField.split(separator: ";").contains { $0.drop { $0 == " " }.hasPrefix(name + "=") }
  }
}
