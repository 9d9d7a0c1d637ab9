import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A promise of https that has gaps, or that reaches too far.
  static let hstsWeak = Rule(
    slug: "hsts-weak",
    checklist: [.secure],
    severity: [.production: .error, .development: .warning],
    title: "the promise to be reached over https only has gaps, or reaches too far",
    rationale: """
      After a short `max_age` the next visit begins in the clear again, and without subdomains \
      one of them can still set cookies for the API. Browser vendors take a host onto their \
      preload list only with a year and all subdomains, and it stays there for months. On \
      localhost the promise is remembered for every other project on the machine.
      """,
    remedy: "set `max_age: 365d, include_subdomains: true, preload: false`; none on localhost",
    references: [
      .rfc(6797, "6.1.1"), .rfc(6797, "6.1.2"), .rfc(6797, "11.2"), .asvs("3.4.1"),
      .asvs("3.7.4"), .cwe(319),
    ],
    exceptions: """
      The weeks in which `max_age` is raised step by step: suppress the finding with a last day.
      """,
    bad: [
      Example(
        """
        transport:
          hsts: { max_age: ▸1h◂, preload: ▸true◂ }
        """),
      Example(
        """
        transport: { hsts: { max_age: 365d, include_subdomains: ▸false◂ } }
        """),
      Example(
        """
        site: { api: "https://localhost:8443", hosts: [localhost] }
        transport: { hsts: { max_age: ▸365d◂ } }
        """),
    ],
    good: [
      Example(
        """
        transport:
          hsts: { max_age: 365d, include_subdomains: true, preload: true }
        """),
      Example(
        """
        transport: { hsts: { max_age: 0s } } # no promise at all: another rule's business
        """),
    ],
    check: { profile, report in profile.reportWeakHSTS(report) },
    proof: .probe(
      Probe(
        steps: { _ in [.loginBesideJar] },
        judge: { transcript in
          transcript.judging("login") { login in
            guard let header = login.response.header("strict-transport-security") else {
              return .held(observed: "no Strict-Transport-Security is sent")
            }
            let isLoopback = transcript.settings.publicOrigin?.isLoopback == true
            guard let fault = HSTSPolicy(header).fault(onLoopback: isLoopback) else {
              return .held(observed: header)
            }
            return .revealed(
              Evidence(fault, bytes: [login.summary, "Strict-Transport-Security: \(header)"]))
          }
        })))
}

extension Profile {
  /// Reports each field that weakens the policy.
  ///
  /// In development, where no policy is the default, one for another host is only worth advice.
  fileprivate func reportWeakHSTS(_ report: (Finding) -> Void) {
    let hsts = settings.transport.hsts
    guard settings.speaksHTTPS else { return }
    let ceiling: Severity = environment == .development ? .advice : .warning
    let isPromised = hsts.maxAge > .zero
    if isPromised, settings.publicOrigin?.isLoopback == true {
      let field = "transport.hsts.max_age"
      return report(
        Finding(
          "on a loopback host the policy locks every other local project to https", at: field,
          atMost: .warning, fix: fix(field, to: "0s", .unsafe)))
    }
    if isPromised, hsts.maxAge < HSTSPolicy.year {
      let field = "transport.hsts.max_age"
      report(
        Finding(
          "browsers insist on https for \(hsts.maxAge.spelling) only", at: field, atMost: ceiling,
          fix: fix(field, to: "365d", .unsafe)))
    }
    if isPromised, !hsts.includeSubdomains {
      let field = "transport.hsts.include_subdomains"
      report(
        Finding(
          "subdomains are left out and can be reached over http", at: field, atMost: ceiling,
          fix: fix(field, to: "true", .unsafe)))
    }
    if hsts.preload, hsts.maxAge < HSTSPolicy.year || !hsts.includeSubdomains {
      let field = "transport.hsts.preload"
      report(
        Finding(
          "preload lists refuse the host: they ask for 365d and all subdomains", at: field,
          atMost: environment == .development ? .advice : nil, fix: fix(field, to: "false", .unsafe)
        )
      )
    }
  }
}

/// A Strict-Transport-Security header as a browser reads it (RFC 6797 6.1).
private struct HSTSPolicy {
  static let year = Duration.seconds(31_536_000)

  var maxAge = Duration.zero
  var coversSubdomains = false
  var asksForPreload = false

  init(_ header: String) {
    for part in header.lowercased().split(separator: ";") {
      let directive = part.filter { $0 != " " && $0 != "\"" }
      switch directive {
      case "includesubdomains": coversSubdomains = true
      case "preload": asksForPreload = true
      default:
        guard directive.hasPrefix("max-age="), let seconds = Int64(directive.dropFirst(8)) else {
          continue
        }
        maxAge = .seconds(seconds)
      }
    }
  }

  /// What is weak about it; nil when nothing is.
  func fault(onLoopback isLoopback: Bool) -> String? {
    guard maxAge > .zero else { return nil }
    if isLoopback { return "a loopback host tells browsers to insist on https" }
    if maxAge < Self.year { return "the policy holds for \(maxAge.spelling)" }
    return coversSubdomains ? nil : "the policy leaves subdomains out"
  }
}
