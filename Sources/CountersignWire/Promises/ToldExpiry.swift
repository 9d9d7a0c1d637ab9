#if Server
  import CountersignRules
  import CountersignSettings

  /// What a login's answer says about when one of its tokens expires.
  struct ToldExpiry: Sendable {
    /// The token.
    enum Kind: String, Sendable {
      case access, refresh
    }

    private let kind: Kind
    private let instant: String?
    private let seconds: Int64?
    private let token: Token?
    private let lifetime: Int64

    /// Reads an answer of a server with these settings.
    init(_ kind: Kind, _ login: Exchange, _ settings: AuthSettings) {
      self.kind = kind
      let members = JSONValue(login.response.body)
      instant = members?["\(kind.rawValue)_expiration"]?.string
      seconds = members?["\(kind.rawValue)_expires_in"]?.integer
      let isAccess = kind == .access
      let name = isAccess ? settings.cookies.access.name : settings.cookies.refresh.name
      let line = login.response.setCookie(name).flatMap { SetCookieLine($0) }
      token = line.flatMap { Token($0.bareValue) }
      lifetime =
        (isAccess ? settings.tokens.accessLifetime : settings.refreshTokenLifetime)
        .components.seconds
    }

    /// The first member that tells something; nil when none does.
    var firstMember: String? {
      if instant != nil { return "\(kind.rawValue)_expiration" }
      return seconds == nil ? nil : "\(kind.rawValue)_expires_in"
    }

    /// What is missing or wrong; nil when the token is told about as it is.
    var fault: String? {
      guard let moment = instant.flatMap({ Instant.seconds($0) }) else {
        return "no \(kind.rawValue)_expiration that can be read"
      }
      if let claim = token?.payload["exp"], !isNear(claim, moment) {
        return "\(kind.rawValue)_expiration is not the token's exp"
      }
      guard let seconds, !(lifetime - 1...lifetime + 1).contains(seconds) else { return nil }
      return "\(kind.rawValue)_expires_in is \(seconds)"
    }

    /// Whether a claim is this moment but for a second.
    private func isNear(_ claim: JSONValue, _ moment: Int64) -> Bool {
      // Without arithmetic on what the server says: it may be any number.
      claim.integer.map { (moment - 1...moment + 1).contains($0) } ?? false
    }

    /// What was told, in a few words.
    var words: String {
      "\(kind.rawValue): an instant" + (seconds.map { ", and \($0) s" } ?? "")
    }
  }
#endif
