#if Server
  import CountersignSettings

  /// The attributes that a profile promises of a cookie.
  struct ExpectedCookie: Sendable {
    let name: String
    private let attributes: Set<String>
    private let maxAge: Int64?

    init(_ cookie: AuthSettings.TokenCookie) {
      name = cookie.name
      maxAge = cookie.maxAge?.components.seconds
      var attributes = Self.attributes(
        path: cookie.path, domain: cookie.domain, sameSite: cookie.sameSite,
        secure: cookie.secure, httpOnly: cookie.httpOnly)
      if cookie.partitioned { attributes.insert("partitioned") }
      self.attributes = attributes
    }

    init(_ cookie: AuthSettings.CSRF.Cookie) {
      name = cookie.name
      maxAge = cookie.maxAge?.components.seconds
      attributes = Self.attributes(
        path: "/", domain: cookie.domain, sameSite: cookie.sameSite, secure: cookie.secure,
        httpOnly: cookie.httpOnly)
    }

    /// The framework's own session cookie, whose name no profile changes.
    init(frameworkSession cookie: AuthSettings.Session.Cookie, maxAge: Duration) {
      name = "sessionid"
      self.maxAge = maxAge.components.seconds
      attributes = Self.attributes(
        path: "/", domain: nil, sameSite: cookie.sameSite, secure: cookie.secure,
        httpOnly: cookie.httpOnly)
    }

    /// How a line that sets the cookie differs from what is promised; nil when it does not.
    ///
    /// `Expires` is put up with: `Max-Age` wins over it (RFC 6265bis 5.7).
    func fault(in line: SetCookieLine) -> String? {
      let expected = attributes.union(maxAge.map { ["max-age=\($0)"] } ?? [])
      return difference(from: expected, in: line)
    }

    /// How a line that deletes the cookie differs from what is promised; nil when it does not.
    func deletionFault(in line: SetCookieLine) -> String? {
      guard line.isDeletion else { return "\(name) is not deleted" }
      return difference(from: attributes.union(["max-age=0"]), in: line)
    }

    private func difference(from expected: Set<String>, in line: SetCookieLine) -> String? {
      let found = Set(
        line.attributes.filter { $0.name != "expires" }.map { attribute in
          guard let value = attribute.value else { return attribute.name }
          let spelled = attribute.name == "path" ? value : value.lowercased()
          return "\(attribute.name)=\(spelled)"
        })
      let missing = expected.subtracting(found).sorted()
      let extra = found.subtracting(expected).sorted()
      guard !missing.isEmpty || !extra.isEmpty else { return nil }
      return [
        missing.isEmpty ? nil : "lacks \(missing.joined(separator: ", "))",
        extra.isEmpty ? nil : "has \(extra.joined(separator: ", "))",
      ].compactMap(\.self).joined(separator: " and ")
    }

    private static func attributes(
      path: String, domain: String?, sameSite: AuthSettings.SameSite, secure: Bool, httpOnly: Bool
    ) -> Set<String> {
      var attributes: Set<String> = ["path=\(path)"]
      if let domain { attributes.insert("domain=\(domain.lowercased())") }
      if sameSite != .unset { attributes.insert("samesite=\(sameSite.rawValue)") }
      if secure { attributes.insert("secure") }
      if httpOnly { attributes.insert("httponly") }
      return attributes
    }
  }
#endif
