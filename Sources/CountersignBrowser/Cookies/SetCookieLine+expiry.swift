extension SetCookieLine {
  /// The moment the cookie ends when it is set at `now`, both in seconds since 1970.
  ///
  /// `Max-Age` beats `Expires`, neither reaches beyond 400 days, nil makes a session cookie, and a
  /// moment that is not after `now` deletes. Source: RFC 6265bis 5.5 and 5.7 step 6.
  package func expiry(setAt now: Int) -> Int? {
    let cap = now.addingSaturated(Limit.lifetime)
    if let maxAge {
      return maxAge > 0 ? min(now.addingSaturated(maxAge), cap) : .min
    }
    return expires.map { min($0, cap) }
  }
}

extension Int {
  /// Adds and stops at the largest or smallest number instead of overflowing.
  func addingSaturated(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    guard overflow else { return sum }
    return other > 0 ? .max : .min
  }
}
