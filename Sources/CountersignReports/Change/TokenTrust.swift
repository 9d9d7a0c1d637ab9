import CountersignProfile
import CountersignSettings

/// Whether tokens of one profile are good in another (RFC 7515 5.2, RFC 7519 7.2).
struct TokenTrust {
  let old: AuthSettings
  let new: AuthSettings
  /// The day of the change; nil when it is unknown, and then no retirement is over.
  let today: CalendarDate?

  /// Why neither token verifies any longer; empty when both do.
  var reasons: [SessionFate.Reason] {
    [algorithm, key, issuer, audience, typeClaim, idClaim, subject].compactMap(\.self)
  }

  /// Why refresh tokens that verify are refused all the same.
  var storeReasons: [SessionFate.Reason] {
    let revocation = new.tokens.revocation
    // A list in memory takes what it does not know on trust, as does a server without a list.
    guard revocation.enabled, new.tokens.idClaim != nil, revocation.store != .memory,
      revocation.store != old.tokens.revocation.store
    else { return [] }
    return [
      .init(
        field: "tokens.revocation.store",
        message: "the new store (\(revocation.store.rawValue)) knows no session that is open")
    ]
  }

  private var algorithm: SessionFate.Reason? {
    let used = old.tokens.algorithm
    guard !new.tokens.allowedAlgorithms.contains(used) else { return nil }
    return .init(
      field: "tokens.allowed_algorithms",
      message: "tokens are signed with \(used.rawValue), which is no longer accepted")
  }

  private var key: SessionFate.Reason? {
    if case .generate = old.keys.signing {
      return .init(
        field: "keys.signing", message: "the key is made at start: every restart ends all tokens")
    }
    if old.keys.signing == new.keys.signing {
      guard old.keys.encoding != new.keys.encoding else { return nil }
      return .init(
        field: "keys.encoding", message: "the same text is read as another key")
    }
    let mine = new.keys.retired.filter {
      $0.key == old.keys.signing || $0.key == old.keys.verifying
    }
    guard let retired = mine.first else {
      return .init(
        field: "keys.signing", message: "the key that signed them is neither in use nor retired")
    }
    if let today, let last = retired.until.flatMap(CalendarDate.init), last < today {
      return .init(
        field: "keys.retired", message: "the key that signed them was retired until \(last)")
    }
    guard let id = old.keys.id, id == new.keys.id, retired.id != id else { return nil }
    return .init(
      field: "keys.id", message: "their `kid` \(id) now names another key")
  }

  private var issuer: SessionFate.Reason? {
    guard let wanted = new.tokens.issuer, wanted != old.tokens.issuer else { return nil }
    let said = old.tokens.issuer.map { "`\($0)`" } ?? "nothing"
    return .init(
      field: "tokens.issuer", message: "`iss` must be `\(wanted)`, and they say \(said)")
  }

  private var audience: SessionFate.Reason? {
    let (wanted, said) = (new.tokens.audience, old.tokens.audience)
    guard !wanted.isEmpty, !said.contains(where: wanted.contains) else { return nil }
    let words = said.isEmpty ? "nothing" : "`\(said.joined(separator: ", "))`"
    return .init(
      field: "tokens.audience",
      message: "`aud` must name `\(wanted.joined(separator: ", "))`, and they say \(words)")
  }

  private var typeClaim: SessionFate.Reason? {
    guard let wanted = new.tokens.typeClaim, wanted != old.tokens.typeClaim else { return nil }
    return .init(
      field: "tokens.type_claim", message: "they have no claim `\(wanted)` that tells their type")
  }

  private var idClaim: SessionFate.Reason? {
    guard let wanted = new.tokens.idClaim, wanted != old.tokens.idClaim else { return nil }
    return .init(
      field: "tokens.id_claim", message: "they have no claim `\(wanted)` that identifies them")
  }

  private var subject: SessionFate.Reason? {
    if old.tokens.userIDClaim != new.tokens.userIDClaim {
      return .init(
        field: "tokens.user_id_claim",
        message: "they do not name their user in `\(new.tokens.userIDClaim)`")
    }
    guard old.tokens.userIDField != new.tokens.userIDField else { return nil }
    return .init(
      field: "tokens.user_id_field",
      message: "they name their user by `\(old.tokens.userIDField)`, and "
        + "`\(new.tokens.userIDField)` is looked up: nobody, or somebody else")
  }
}
