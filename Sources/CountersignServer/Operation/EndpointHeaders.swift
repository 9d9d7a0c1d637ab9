#if Server
  import CountersignSettings
  import HTTPTypes
  import Hummingbird

  /// The headers that every granted answer of an endpoint has: made once, for there are many.
  struct EndpointHeaders: Sendable {
    private let fields: [Endpoint: HTTPFields]
    private let protection: ProtectiveHeaders

    init(_ settings: AuthSettings, _ protection: ProtectiveHeaders) {
      self.protection = protection
      fields = Dictionary(
        uniqueKeysWithValues: Endpoint.allCases.map { endpoint in
          var fields = HTTPFields()
          fields.append(
            HTTPField(
              name: .allow, value: endpoint.allowed(settings.routes).joined(separator: ", ")))
          if endpoint.variesByCookie(settings) {
            fields.append(HTTPField(name: .vary, value: "Cookie"))
          }
          for field in protection.fields(isAuthRoute: endpoint.isAuthRoute) { fields.put(field) }
          for field in Response.jsonHeaders { fields.put(field) }
          return (endpoint, fields)
        })
    }

    /// Completes the headers of an answer; what it has itself stays as it is.
    ///
    /// An answer without a body, which has no type, is not given one.
    func complete(_ headers: inout HTTPFields, at endpoint: Endpoint, isSecure: Bool) {
      let own = headers
      headers = fields[endpoint] ?? [:]
      guard own != Response.jsonHeaders else {
        return protection.addTransportSecurity(to: &headers, isSecure: isSecure)
      }
      headers[.contentType] = nil
      for field in own {
        if field.name == .setCookie { headers.append(field) } else { headers.put(field) }
      }
      protection.addTransportSecurity(to: &headers, isSecure: isSecure)
    }
  }
#endif
