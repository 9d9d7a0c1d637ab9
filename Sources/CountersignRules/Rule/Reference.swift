/// Who says that something is a weakness.
package enum Reference: Sendable, Hashable {
  /// An RFC and a section of it.
  case rfc(Int, String)
  /// The cookie draft that replaces RFC 6265.
  case rfc6265bis(String)
  /// The Fetch standard.
  case fetch(String)
  /// The HTML standard.
  case html(String)
  /// Cookies Having Independent Partitioned State.
  case chips
  /// The list of domains below which strangers register names.
  case publicSuffixList
  /// OWASP Application Security Verification Standard 5.0.
  case asvs(String)
  /// NIST SP 800-63B-4.
  case nist63B(String)
  /// An OWASP cheat sheet.
  case cheatSheet(String)
  /// Common Weakness Enumeration.
  case cwe(Int)
  /// YAML 1.2.2.
  case yaml(String)

  /// The reference as printed in a note.
  package var label: String {
    switch self {
    case .rfc(let number, let section): "RFC \(number), section \(section)"
    case .rfc6265bis(let section): "RFC 6265bis, section \(section)"
    case .fetch(let part): "Fetch, \(part)"
    case .html(let part): "HTML, \(part)"
    case .chips: "CHIPS"
    case .publicSuffixList: "Public Suffix List"
    case .asvs(let requirement): "ASVS 5.0 \(requirement)"
    case .nist63B(let section): "NIST SP 800-63B-4, \(section)"
    case .cheatSheet(let title): "OWASP Cheat Sheet: \(title)"
    case .cwe(let number): "CWE-\(number)"
    case .yaml(let section): "YAML 1.2.2, section \(section)"
    }
  }

  /// Where to read it.
  package var url: String {
    switch self {
    case .rfc(let number, let section):
      "https://www.rfc-editor.org/rfc/rfc\(number)#section-\(section)"
    case .rfc6265bis(let section):
      "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-\(section)"
    case .fetch: "https://fetch.spec.whatwg.org/"
    case .html: "https://html.spec.whatwg.org/"
    case .chips: "https://github.com/privacycg/CHIPS"
    case .publicSuffixList: "https://publicsuffix.org/"
    case .asvs: "https://owasp.org/www-project-application-security-verification-standard/"
    case .nist63B: "https://pages.nist.gov/800-63-4/sp800-63b.html"
    case .cheatSheet: "https://cheatsheetseries.owasp.org/"
    case .yaml: "https://yaml.org/spec/1.2.2/"
    case .cwe(let number): "https://cwe.mitre.org/data/definitions/\(number).html"
    }
  }
}
