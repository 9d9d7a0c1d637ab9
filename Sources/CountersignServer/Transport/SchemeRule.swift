#if Server
  import CountersignSettings
  import HTTPTypes

  /// Whether a request came over https, and what is done when it did not.
  struct SchemeRule: Sendable {
    private let isEncrypted: Bool
    private let schemeHeader: HTTPField.Name?
    private let plainHTTP: AuthSettings.PlainHTTP

    /// `isEncrypted` says whether this server itself ends TLS.
    init(_ transport: AuthSettings.Transport, isEncrypted: Bool) {
      self.isEncrypted = isEncrypted
      schemeHeader = transport.proxy.schemeHeader.flatMap { HTTPField.Name($0) }
      plainHTTP = transport.plainHTTP
    }

    /// Whether the client spoke https, to this server or as a proxy's header says.
    ///
    /// The header is believed whenever the profile names one: whether clients can forge it is for
    /// the proxy to prevent.
    func isSecure(_ headers: HTTPFields) -> Bool {
      if isEncrypted { return true }
      guard let schemeHeader, let value = headers[schemeHeader] else { return false }
      return value.prefix { $0 != "," }.lowercased() == "https"
    }

    /// What a request over plain http gets.
    enum Verdict: Hashable {
      case serve
      case refuse
      /// Sent to the same place over https.
      case redirect
    }

    /// Decides for a request; only safe methods are redirected, as a body has crossed the wire
    /// already.
    func verdict(_ request: HTTPRequest) -> Verdict {
      guard !isSecure(request.headerFields) else { return .serve }
      switch plainHTTP {
      case .serve: return .serve
      case .refuse: return .refuse
      case .redirect: return request.method == .get || request.method == .head ? .redirect : .refuse
      }
    }
  }
#endif
