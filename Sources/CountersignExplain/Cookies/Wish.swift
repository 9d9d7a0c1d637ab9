/// Something that the owner of a profile wants to happen on the page of an app.
struct Wish: Hashable {
  /// What of a cookie or a request.
  enum Aspect: Hashable {
    case stored
    case sent(request: Int)
    case readable(request: Int)
  }

  /// The number of the cookie among those of the app.
  let cookie: Int
  let aspect: Aspect

  /// All wishes about the cookies of an app.
  static func all(about cookies: [CookieTable.Cookie]) -> [Wish] {
    cookies.enumerated().flatMap { number, cookie in
      aspects(of: cookie).map { Wish(cookie: number, aspect: $0) }
    }
  }

  /// The wishes that come true.
  static func granted(in cookies: [CookieTable.Cookie]) -> Set<Wish> {
    Set(all(about: cookies).filter { cookies[$0].isYes })
  }

  private static func aspects(of cookie: CookieTable.Cookie) -> [Aspect] {
    [.stored]
      + cookie.requests.enumerated().filter(\.element.sent.isWanted).flatMap { number, request in
        [.sent(request: number)] + (request.readable == nil ? [] : [.readable(request: number)])
      }
  }
}

extension [CookieTable.Cookie] {
  /// The answer that a wish is about.
  subscript(wish: Wish) -> Answer {
    get {
      let cookie = self[wish.cookie]
      switch wish.aspect {
      case .stored: return cookie.stored
      case .sent(let number): return cookie.requests[number].sent
      case .readable(let number):
        return cookie.requests[number].readable ?? cookie.requests[number].sent
      }
    }
    set {
      switch wish.aspect {
      case .stored: self[wish.cookie].stored = newValue
      case .sent(let number): self[wish.cookie].requests[number].sent = newValue
      case .readable(let number): self[wish.cookie].requests[number].readable = newValue
      }
    }
  }
}
