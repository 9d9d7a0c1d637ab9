import CountersignSettings

extension DjangoContext {
  /// Encryption, proxies and protective headers.
  var transport: [String: TemplateValue] {
    let transport = settings.transport
    let isFramedBySelf = transport.headers.frameAncestors == .`self`
    return [
      "ssl_redirect": .python(transport.plainHTTP != .serve),
      "scheme_header": .code(schemeHeader),
      "hsts_seconds": .python(transport.hsts.maxAge),
      "hsts_subdomains": .python(transport.hsts.includeSubdomains),
      "hsts_preload": .python(transport.hsts.preload),
      "no_sniff": .python(transport.headers.noSniff),
      "frame_options": .python(isFramedBySelf ? "SAMEORIGIN" : "DENY"),
    ]
  }

  private var schemeHeader: Code {
    guard let header = settings.transport.proxy.schemeHeader else { return PythonLiteral.none }
    let name = "HTTP_" + header.uppercased().replacing("-", with: "_")
    return PythonLiteral.code("(\(PythonLiteral.string(name).text), 'https')")
  }
}
