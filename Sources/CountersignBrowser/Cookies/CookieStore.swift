/// A browser's cookies, as a value.
///
/// Limits on the number of cookies are an agent's own business and not modelled; time comes in
/// with the context of each call. Source: RFC 6265bis 5.7 and 5.8.
package struct CookieStore: Hashable, Sendable {
  /// In the order in which they were created.
  package private(set) var cookies: [StoredCookie] = []

  package init() {}

  /// Reads one `Set-Cookie` line and does to the store what a browser would.
  package mutating func store(_ line: String, in context: CookieContext) -> StoreDecision {
    do {
      return store(try SetCookieLine(parsing: line), in: context)
    } catch {
      return StoreDecision(outcome: .refused(error), notes: [])
    }
  }

  /// Does to the store what a browser would on a line that is read already.
  package mutating func store(
    _ line: SetCookieLine, in context: CookieContext
  ) -> StoreDecision {
    evictExpired(at: context.now)
    let admission = Admission(line: line, context: context, cookies: cookies)
    do {
      let cookie = try admission.cookie()
      return StoreDecision(outcome: insert(cookie, at: context.now), notes: admission.notes)
    } catch {
      return StoreDecision(outcome: .refused(error), notes: admission.notes)
    }
  }

  /// Decides for every cookie whether it goes along; the ones that do come first, in the order of
  /// the `Cookie` header.
  package func decisions(in context: CookieContext) -> [SendDecision] {
    let retrieval = Retrieval(context: context)
    let decisions = cookies.map { SendDecision(cookie: $0, verdict: retrieval.verdict(on: $0)) }
    guard decisions.count > 1 else { return decisions }
    let sent = decisions.enumerated().filter(\.element.isSent)
    return sent.sorted(by: CookieStore.isBefore).map(\.element) + decisions.filter { !$0.isSent }
  }

  /// The value of the `Cookie` header or of `document.cookie`; empty when no cookie goes along.
  package func cookieHeader(in context: CookieContext) -> String {
    CookieStore.header(of: decisions(in: context))
  }

  /// The value of the `Cookie` header that follows from `decisions`.
  package static func header(of decisions: [SendDecision]) -> String {
    decisions.lazy.filter(\.isSent).map(\.cookie.pair).joined(separator: "; ")
  }

  /// Drops the cookies whose lifetime is over at `now`, in seconds since 1970.
  package mutating func evictExpired(at now: Int) {
    guard cookies.contains(where: { $0.isExpired(at: now) }) else { return }
    cookies.removeAll { $0.isExpired(at: now) }
  }

  private mutating func insert(_ cookie: StoredCookie, at now: Int) -> StoreDecision.Outcome {
    let index = cookies.firstIndex { $0.hasSameKey(as: cookie) }
    guard !cookie.isExpired(at: now) else {
      guard let index else { return .deletedNothing(cookie) }
      cookies.remove(at: index)
      return .deleted(cookie)
    }
    guard let index else {
      cookies.append(cookie)
      return .stored(cookie)
    }
    var heir = cookie
    heir.creation = cookies[index].creation
    cookies[index] = heir
    return .replaced(heir)
  }

  /// Longer paths first, then the older cookie. Source: RFC 6265bis 5.8.3.
  private static func isBefore(
    _ left: (offset: Int, element: SendDecision), _ right: (offset: Int, element: SendDecision)
  ) -> Bool {
    let (one, two) = (left.element.cookie, right.element.cookie)
    let (length, other) = (one.path.utf8.count, two.path.utf8.count)
    if length != other { return length > other }
    return (one.creation, left.offset) < (two.creation, right.offset)
  }
}
