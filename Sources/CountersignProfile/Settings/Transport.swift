private import CountersignSettings

/// The fields of `transport`.
enum TransportFields {
  static let all: [Field] = transport + hsts + tls + proxy + headers

  private static let transport: [Field] = {
    let section = Section("transport", \.settings.transport)
    return [
      section.field(
        "plain_http", \.plainHTTP, .word(),
        default: .environments(development: .serve, staging: .redirect, production: .refuse),
        django: .setting("SECURE_SSL_REDIRECT"),
        "What a request over plain http gets.")
    ]
  }()

  private static let hsts: [Field] = {
    let section = Section("transport.hsts", \.settings.transport.hsts)
    return [
      section.field(
        "max_age", \.maxAge, .duration(),
        default: .environments(
          development: .zero, staging: .seconds(86_400), production: .seconds(31_536_000)),
        django: .setting("SECURE_HSTS_SECONDS"),
        "How long browsers insist on https; 0s sends no header."),
      section.field(
        "include_subdomains", \.includeSubdomains, .boolean,
        default: .environments(development: false, staging: false, production: true),
        django: .setting("SECURE_HSTS_INCLUDE_SUBDOMAINS"),
        "Whether subdomains are covered."),
      section.field(
        "preload", \.preload, .boolean,
        django: .setting("SECURE_HSTS_PRELOAD"),
        "Whether the host asks to be built into browsers."),
    ]
  }()

  private static let tls: [Field] = {
    let section = Section("transport.tls", \.settings.transport.tls)
    return [
      section.field(
        "termination", \.termination, .word(),
        default: .environments(development: .none, staging: .proxy, production: .proxy),
        django: .notApplicable,
        "What ends TLS: the server itself, a proxy before it, or nothing."),
      section.field(
        "certificate", \.certificate, .optional(.secret),
        django: .notApplicable,
        "The certificate chain in PEM."),
      section.field(
        "private_key", \.privateKey, .optional(.secret),
        django: .notApplicable,
        "The certificate's private key in PEM."),
      section.field(
        "minimum", \.minimum, .word("TLS version"),
        django: .notApplicable,
        "The oldest TLS version that is spoken."),
    ]
  }()

  private static let proxy: [Field] = {
    let section = Section("transport.proxy", \.settings.transport.proxy)
    return [
      section.field(
        "hops", \.hops, .integer(0...8),
        django: .setting("REST_FRAMEWORK.NUM_PROXIES"),
        "How many trusted proxies are in front; the client's address is the one that the "
          + "outermost of them added."),
      section.field(
        "scheme_header", \.schemeHeader, .optional(.token("header name")),
        django: .setting("SECURE_PROXY_SSL_HEADER"),
        "The request header in which the proxy tells the original scheme."),
      section.field(
        "strips", \.strips, .boolean,
        django: .notApplicable,
        "Whether the proxy removes the client's own copies of forwarded headers."),
    ]
  }()

  private static let headers: [Field] = {
    let section = Section("transport.headers", \.settings.transport.headers)
    return [
      section.field(
        "no_sniff", \.noSniff, .boolean,
        django: .setting("SECURE_CONTENT_TYPE_NOSNIFF"),
        "Whether `X-Content-Type-Options: nosniff` is sent."),
      section.field(
        "frame_ancestors", \.frameAncestors, .word(),
        django: .setting("X_FRAME_OPTIONS"),
        "Who may show answers in a frame."),
      section.field(
        "cache_control", \.cacheControl, .headerValue,
        django: .generated("a middleware for the auth routes"),
        "The Cache-Control header of the auth routes."),
    ]
  }()
}
