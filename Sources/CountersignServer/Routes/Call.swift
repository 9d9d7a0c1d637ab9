#if Server
  import CountersignSettings
  import HTTPTypes
  import Hummingbird
  import HummingbirdCore

  /// One request, with what the routes want to know of it.
  struct Call: Sendable {
    let head: HTTPRequest
    private let uri: URI
    let cookies: CookieHeader
    private let client: ClientAddress
    /// When it is answered, in milliseconds since 1970.
    var now: Int64
    /// The octets of the body; empty until they are read.
    var body: [UInt8] = []
    /// Who is signed in.
    var identity: Identity?
    /// Who is signed in, as the store has it.
    var user: UserRecord?

    init(_ request: Request, _ context: AuthRequestContext, services: AuthServices) {
      head = request.head
      uri = request.uri
      cookies = CookieHeader(request.headers[values: .cookie])
      client = ClientAddress(request, context, hops: services.settings.transport.proxy.hops)
      now = services.clock.milliseconds
    }

    /// The path without query.
    var path: String { uri.path }

    /// The client's address, as the profile's proxies tell it and `CountedAddress` writes it.
    var address: String { CountedAddress.of(client.text) }

    /// Whether the method promises to change nothing (RFC 9110, 9.2.1).
    var isSafe: Bool { head.method == .get || head.method == .head || head.method == .options }

    /// What the client calls itself, cut to 200 Unicode scalars; empty when it says nothing.
    ///
    /// It is what a user recognises a session by, and nothing is decided by it.
    var device: String { String((head.headerFields[.userAgent] ?? "").unicodeScalars.prefix(200)) }

    /// The value of a query parameter, as it was written.
    func queryValue(_ name: String) -> String? {
      uri.query?.split(separator: "&").first { $0.hasPrefix(name + "=") }
        .map { String($0.dropFirst(name.utf8.count + 1)) }
    }
  }
#endif
