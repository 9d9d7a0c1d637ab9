#if Server
  import HTTPTypes

  extension HTTPField.Name {
    /// A header name that the source text spells.
    static func named(_ text: String) -> HTTPField.Name {
      guard let name = HTTPField.Name(text) else {
        preconditionFailure("a header name is a token (RFC 9110, 5.1)")
      }
      return name
    }

    /// What went wrong, in a word for programs.
    static let errorCode = named("Error-Code")

    /// The host, where a request names another one beside its authority.
    static let host = named("Host")

    /// The addresses that the proxies on the way were called from.
    static let forwardedFor = named("X-Forwarded-For")

    /// The name of a request.
    static let requestID = named("X-Request-ID")

    /// Where a request comes from. Source: Fetch Metadata Request Headers, 2.3.
    static let fetchSite = named("Sec-Fetch-Site")
  }
#endif
