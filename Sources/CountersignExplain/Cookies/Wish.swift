/// Something that the owner of a profile wants to happen, by its place in a table.
struct Wish: Hashable {
  /// What of a cookie or a request.
  enum Aspect: Hashable {
    case stored
    case sent(request: Int)
    case readable(request: Int)
  }

  let app: Int
  let cookie: Int
  let aspect: Aspect

  /// All wishes of a table.
  static func all(in table: CookieTable) -> [Wish] {
    table.apps.enumerated().flatMap { number, app in
      app.cookies.enumerated().flatMap { cookie, rows in
        aspects(of: rows).map { Wish(app: number, cookie: cookie, aspect: $0) }
      }
    }
  }

  private static func aspects(of cookie: CookieTable.Cookie) -> [Aspect] {
    [.stored]
      + cookie.requests.enumerated().filter(\.element.sent.isWanted).flatMap { number, request in
        [.sent(request: number)] + (request.readable == nil ? [] : [.readable(request: number)])
      }
  }
}

extension CookieTable {
  /// The answer that a wish is about.
  subscript(wish: Wish) -> Answer {
    get {
      let cookie = apps[wish.app].cookies[wish.cookie]
      switch wish.aspect {
      case .stored: return cookie.stored
      case .sent(let number): return cookie.requests[number].sent
      case .readable(let number):
        return cookie.requests[number].readable ?? cookie.requests[number].sent
      }
    }
    set {
      switch wish.aspect {
      case .stored: apps[wish.app].cookies[wish.cookie].stored = newValue
      case .sent(let number): apps[wish.app].cookies[wish.cookie].requests[number].sent = newValue
      case .readable(let number):
        apps[wish.app].cookies[wish.cookie].requests[number].readable = newValue
      }
    }
  }
}
