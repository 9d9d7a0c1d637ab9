#if Server
  /// Why a server cannot be verified.
  package enum SiteFault: Error, Hashable, Sendable {
    /// It brings no answer.
    case silent(WireFailure)
    /// It brought no answer any more, after this many experiments.
    case lost(WireFailure, after: Int)
    /// The login leads elsewhere; `location` is the field as it came.
    case moved(login: String, location: String)
    /// There is no login at this address: another profile, or another base path.
    case noLogin(url: String, status: Int)
    /// The login does not take the account.
    case accountRefused(user: String, status: Int)
    /// The login refuses the request before it looks at the account.
    case forbidden(status: Int)
    /// The login is limited at the first try; nil when the server does not say for how long.
    case limited(retryAfter: Int?)
    /// The login breaks.
    case failing(status: Int)
    /// The login sets other cookies than the profile's.
    case otherCookies(set: [String], promised: [String])
    /// An experiment changed the password, and the server does not let it be changed back.
    case passwordStays(after: Int)
  }

  extension SiteFault: CustomStringConvertible {
    /// The fact in lower case without a full stop.
    package var description: String {
      switch self {
      case .silent(let failure): return "\(failure)"
      case .lost(let failure, let count): return "after \(count) experiments \(failure)"
      case .moved(let login, let location): return "the login at \(login) leads to \(location)"
      case .noLogin(let url, let status):
        return "the server follows another profile: \(url) answers \(status)"
      case .accountRefused(let user, let status):
        return "the login refuses the account `\(user)`: \(status)"
      case .forbidden(let status):
        return "the server refuses the login before it looks at the account: \(status)"
      case .limited(let seconds):
        let wait = seconds.map { ", for \($0) s" } ?? ""
        return "the login is limited already at the first try: 429\(wait)"
      case .failing(let status): return "the login fails: \(status)"
      case .otherCookies(let set, let promised):
        let seen = set.isEmpty ? "no cookie" : Self.list(set)
        return "the server follows another profile: login sets \(seen), not \(Self.list(promised))"
      case .passwordStays(let count):
        return "after \(count) experiments the account's password cannot be changed back"
      }
    }

    /// The cure, where one is known.
    package var help: String? {
      switch self {
      case .silent(let failure), .lost(let failure, _): failure.help
      case .moved: "give the address that it leads to as `--url`"
      case .noLogin:
        "compare `site.base_path` and `routes.login` with the server, or give `--url` a path"
      case .accountRefused: "look at COUNTERSIGN_USER and COUNTERSIGN_PASSWORD"
      case .forbidden:
        "compare `csrf` and `site.apps` with the server: it does not know this client"
      case .limited: "wait, and give the account's address a higher limit while it is verified"
      case .failing: "look into the server's log"
      case .otherCookies: "compare `cookies` with the server"
      case .passwordStays: "it is now the old one followed by `\(ProbeTarget.Account.ending)`"
      }
    }

    private static func list(_ names: [String]) -> String {
      names.map { "`\($0)`" }.joined(separator: " and ")
    }
  }
#endif
