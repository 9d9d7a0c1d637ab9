#if Server
  public import Hummingbird
  import NIOCore

  /// The context of requests to an app that this library signs users in for.
  public struct AuthRequestContext: RequestContext {
    /// What every Hummingbird context holds.
    public var coreContext: CoreRequestContextStorage

    /// Who is signed in; nil before `AuthServer.requiringUser` has looked, or for nobody.
    public var identity: Identity?

    /// The name of this request, in the log and in the answer's `X-Request-ID`; empty before
    /// `AuthServer.install` has put the profile before the routes.
    public internal(set) var requestID = ""

    /// The parts of the profile that this request is answered with; nil before `AuthServer.install`
    /// has put the profile before the routes.
    var services: AuthServices?

    /// The connection that the request came on.
    let connection: any Channel

    /// Creates the context of a request on a connection.
    public init(source: ApplicationRequestContextSource) {
      coreContext = CoreRequestContextStorage(source: source)
      connection = source.channel
    }

    /// Whether the connection carries several requests at once, as in HTTP/2.
    var isMultiplexed: Bool {
      // The parent of a connection is what listens; that of an HTTP/2 stream is a connection.
      connection.parent?.parent != nil
    }
  }

  extension Channel {
    /// The address of the peer, without its port; empty when it has none.
    var peer: String { remoteAddress?.ipAddress ?? "" }
  }

  /// The user on whose behalf a request is made.
  public struct Identity: Hashable, Sendable {
    /// The user's number.
    public var userID: Int64
    /// The user's name.
    public var username: String
    /// The session of the access token; nil with other credentials.
    public var sessionID: String?
  }
#endif
