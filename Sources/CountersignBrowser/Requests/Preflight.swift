/// The answer to an OPTIONS request that asks for permission.
package struct PreflightAnswer: Hashable, Sendable {
  package var status: Int
  package var headers: CORSHeaders

  package init(status: Int, headers: CORSHeaders) {
    self.status = status
    self.headers = headers
  }
}

extension PlannedRequest {
  /// Whether the browser asks with OPTIONS before it sends the request. Source: Fetch, main fetch.
  package var needsPreflight: Verdict {
    guard kind == .fetch else { return .no(.onlyFetchPreflights) }
    guard !isSameOrigin else { return .no(.sameOriginPreflight) }
    guard isSafelistedMethod else { return .yes(.methodPreflight) }
    return unsafeHeaderNames.isEmpty ? .no(.safelistedRequest) : .yes(.headerPreflight)
  }

  /// Whether `answer` permits a request that needs a preflight; nil stands for no answer.
  ///
  /// Source: Fetch, CORS-preflight fetch step 7.
  package func isPermitted(by answer: PreflightAnswer?) -> Verdict {
    guard let answer else { return .no(.preflightMissing) }
    let origin = answer.headers.allows(initiator ?? url.origin, credentials: credentials)
    guard origin.isYes else { return origin }
    guard (200...299).contains(answer.status) else { return .no(.preflightStatus) }
    guard let methods = AllowList(answer.headers.allowMethods),
      let names = AllowList(answer.headers.allowHeaders)
    else { return .no(.allowListMalformed) }
    if let clause = refusal(of: normalizedMethod, by: methods) { return .no(clause) }
    for name in unsafeHeaderNames {
      if let clause = refusal(ofHeader: name, by: names) { return .no(clause) }
    }
    return .yes(.preflightPassed)
  }

  /// The names of the headers that need permission, in the order of the request.
  ///
  /// Source: Fetch, CORS-unsafe request-header names.
  package var unsafeHeaderNames: [String] {
    guard !headers.isEmpty else { return [] }
    let own = headers.filter { !$0.isForbidden }
    let safe = own.filter(\.isSafelisted)
    let isTooMuch = safe.reduce(0) { $0 + $1.value.utf8.count } > 1024
    return isTooMuch ? own.map(\.name) : own.filter { !$0.isSafelisted }.map(\.name)
  }

  private var isSafelistedMethod: Bool {
    switch normalizedMethod {
    case "GET", "HEAD", "POST": true
    default: false
    }
  }

  private func refusal(of method: String, by list: AllowList) -> Clause? {
    guard !isSafelistedMethod, !list.words.contains(method) else { return nil }
    guard list.words.contains("*") else { return .methodNotAllowed }
    return credentials == .include ? .methodWildcard : nil
  }

  private func refusal(ofHeader name: String, by list: AllowList) -> Clause? {
    guard !list.words.contains(where: { ASCII.lowercased($0.utf8) == name }) else { return nil }
    guard name != "authorization" else { return .authorizationNotNamed }
    guard list.words.contains("*") else { return .headerNotAllowed }
    return credentials == .include ? .headerWildcard : nil
  }
}

/// A comma-separated list of words; empty when the header is absent.
private struct AllowList {
  let words: [String]

  /// Nil when something in the list is no word. Source: RFC 9110 5.6.1.
  init?(_ value: String?) {
    let items = (value ?? "").utf8.split(separator: UInt8(ascii: ",")).map(ASCII.trimmed)
    let words = items.filter { !$0.isEmpty }
    guard words.allSatisfy({ $0.allSatisfy(ASCII.isToken) }) else { return nil }
    self.words = words.map { String(Substring($0)) }
  }
}
