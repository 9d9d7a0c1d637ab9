/// The tests a stored cookie must pass to go along. Source: RFC 6265bis 5.8.3.
struct Retrieval {
  let context: CookieContext

  /// Names the first clause that withholds the cookie, or the one that lets it go.
  func verdict(on cookie: StoredCookie) -> Verdict {
    if let clause = mismatch(cookie) ?? partitionMismatch(cookie) { return .no(clause) }
    return sameSite(cookie)
  }

  private func mismatch(_ cookie: StoredCookie) -> Clause? {
    let url = context.url
    if cookie.isHostOnly {
      guard cookie.domain == url.host.text else { return .otherHost }
    } else {
      guard CookieMatch.domain(url.host, cookie.domain) else { return .otherDomain }
    }
    guard CookieMatch.path(url.path, cookie.path) else { return .otherPath }
    guard !cookie.isExpired(at: context.now) else { return .expired }
    guard !cookie.isSecure || context.isSecureConnection else { return .secureOnly }
    guard !cookie.isHTTPOnly || !context.isScript else { return .hiddenFromScript }
    return nil
  }

  private func partitionMismatch(_ cookie: StoredCookie) -> Clause? {
    if let partition = cookie.partition {
      return partition == context.partitionKey ? nil : .otherPartition
    }
    guard context.isThirdParty else { return nil }
    switch context.agent.thirdParty {
    case .allow: return nil
    case .block: return .thirdPartyBlocked
    case .partition: return .partitionMissing
    }
  }

  private func sameSite(_ cookie: StoredCookie) -> Verdict {
    if context.sameSite.isYes { return .yes(.sentSameSite) }
    switch cookie.sameSite {
    case .none: return .yes(.sentNone)
    case .strict: return .no(.strictElsewhere)
    case .lax: return lax(else: .laxBelowTop, .laxUnsafeMethod)
    case .unset:
      guard context.agent.unset == .lax else { return .yes(.sentUnsetAsNone) }
      if context.isTopLevelNavigation, !context.isSafeMethod, isYoung(cookie) {
        return .yes(.sentUnsafeWindow)
      }
      return lax(else: .unsetBelowTop, .unsetWindowOver)
    }
  }

  private func lax(else belowTop: Clause, _ unsafeMethod: Clause) -> Verdict {
    guard context.isTopLevelNavigation else { return .no(belowTop) }
    return context.isSafeMethod ? .yes(.sentLaxNavigation) : .no(unsafeMethod)
  }

  /// Whether the cookie is inside the agent's window for unsafe methods; a window of 0 is none.
  private func isYoung(_ cookie: StoredCookie) -> Bool {
    let window = context.agent.laxUnsafeWindow
    return window > 0 && context.now <= cookie.creation.addingSaturated(window)
  }
}
