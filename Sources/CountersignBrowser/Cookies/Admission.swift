/// The tests a parsed line must pass before a browser stores it. Source: RFC 6265bis 5.7.
///
/// The standard's own tests come first and an agent's third-party policy after them, so that a
/// fault that refuses the cookie everywhere is the one that is named.
struct Admission {
  let line: SetCookieLine
  let context: CookieContext
  /// The store so far, without expired cookies.
  let cookies: [StoredCookie]

  /// The cookie to store; throws the first clause that refuses it.
  func cookie() throws(Clause) -> StoredCookie {
    var cookie = StoredCookie(
      name: line.name, value: line.value, domain: context.url.host.text, isHostOnly: true,
      path: line.path ?? CookieMatch.defaultPath(of: context.url.path), isSecure: line.isSecure,
      isHTTPOnly: line.isHTTPOnly, sameSite: line.sameSite, creation: context.now,
      expiry: line.expiry(setAt: context.now), partition: nil)
    try scope(&cookie)
    try checkConnection(cookie)
    try checkSameSite()
    try PrefixRule(line: line, context: context).check()
    cookie.partition = try partition()
    try checkScript(cookie)
    return cookie
  }

  /// What was skipped or changed, in reading the line and in placing the cookie.
  var notes: [Clause] {
    var notes = line.notes
    if line.domain == context.url.host.text, isSuffix(line.domain) {
      notes.append(.domainIsOwnSuffix)
    }
    if line.maxAge == nil, let expires = line.expires,
      expires > context.now.addingSaturated(SetCookieLine.Limit.lifetime)
    {
      notes.append(.lifetimeCapped)
    }
    return notes
  }

  private func isSuffix(_ domain: String?) -> Bool {
    domain.map(PublicSuffixes.isPublicSuffix) ?? false
  }

  /// Steps 8 to 10. An address that names itself stays host-only, as browsers have it.
  private func scope(_ cookie: inout StoredCookie) throws(Clause) {
    guard let domain = line.domain else { return }
    guard domain.utf8.allSatisfy({ $0 < 0x80 }) else { throw .domainNotASCII }
    let host = context.url.host
    if domain == host.text, host.isAddress || isSuffix(domain) { return }
    guard !isSuffix(domain) else { throw .domainPublicSuffix }
    guard CookieMatch.domain(host, domain) else { throw .domainElsewhere }
    cookie.domain = domain
    cookie.isHostOnly = false
  }

  /// Steps 13, 15 and 16.
  private func checkConnection(_ cookie: StoredCookie) throws(Clause) {
    let isSecureConnection = context.isSecureConnection
    guard isSecureConnection || !cookie.isSecure else { throw .secureFromInsecure }
    guard !context.isScript || !cookie.isHTTPOnly else { throw .scriptSetsHTTPOnly }
    guard !isSecureConnection, !cookie.isSecure else { return }
    guard !cookies.contains(where: { covers(cookie, $0) }) else { throw .secureOverlay }
  }

  /// A cookie in another jar is not in the way.
  private func covers(_ new: StoredCookie, _ old: StoredCookie) -> Bool {
    old.partition == jar && old.isSecure && old.name.utf8.elementsEqual(new.name.utf8)
      && (old.domain == new.domain || CookieMatch.isBelow(old.domain, new.domain)
        || CookieMatch.isBelow(new.domain, old.domain))
      && CookieMatch.path(new.path, old.path)
  }

  /// Steps 17 to 19.
  private func checkSameSite() throws(Clause) {
    let isNone =
      line.sameSite == .none || line.sameSite == .unset && context.agent.unset == .none
    if !isNone, !context.sameSite.isYes, !context.isTopLevelNavigation {
      throw context.isScript ? .setFromFrame : .setFromElsewhere
    }
    guard line.sameSite != .none || line.isSecure else { throw .noneWithoutSecure }
  }

  /// Whether the cookie goes into a jar for the top-level site.
  private var isKeyed: Bool {
    line.isPartitioned || context.isThirdParty && context.agent.thirdParty == .partition
  }

  /// The jar that the cookie would be kept in, whether or not it may; nil for the common one.
  private var jar: PartitionKey? { isKeyed ? context.partitionKey : nil }

  /// The jar to keep the cookie in; nil for the common one.
  private func partition() throws(Clause) -> PartitionKey? {
    guard !line.isPartitioned || line.isSecure else { throw .partitionedWithoutSecure }
    let isThirdParty = context.isThirdParty
    if isThirdParty, context.agent.thirdParty == .block, !line.isPartitioned {
      throw .thirdPartyBlocked
    }
    guard isKeyed else { return nil }
    guard let key = context.partitionKey else { throw .partitionWithoutSite }
    return key
  }

  /// Step 23.2.
  private func checkScript(_ cookie: StoredCookie) throws(Clause) {
    guard context.isScript else { return }
    let old = cookies.first { $0.hasSameKey(as: cookie) }
    guard old?.isHTTPOnly != true else { throw .scriptReplacesHTTPOnly }
  }
}
