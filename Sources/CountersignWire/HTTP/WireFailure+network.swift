#if Server
  import NIOCore
  import NIOPosix
  import NIOSSL

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

  extension WireFailure {
    /// The failure with what the server's certificate says of itself, where that is the matter.
    func explained(_ client: HTTPClient) async -> WireFailure {
      switch self {
      case .untrusted, .hostMismatch: break
      default: return self
      }
      let certificate = await PresentedCertificate.ask(
        client.address, serverName: client.handshakeName, patience: client.limits.connecting)
      guard let certificate else { return self }
      if case .hostMismatch(let host, _) = self {
        return .hostMismatch(host: host, presented: certificate.hosts)
      }
      return .untrusted(reason: certificate.mistrust(at: Int64(time(nil))))
    }

    /// Tells apart what the network library throws.
    init(_ error: any Error, address: WireAddress, serverName: String, limits: WireLimits) {
      let seconds = limits.connecting.components.seconds
      switch error {
      case let failure as WireFailure:
        self = failure
      case let error as NIOConnectionError:
        self = WireFailure(connecting: error, address: address, seconds: seconds)
      case let error as IOError:
        self = WireFailure(errno: error.errnoCode, address: address)
      case ChannelError.connectTimeout:
        self = .timedOut(.connecting, seconds: seconds)
      case is SocketAddressError:
        self = .unresolved(host: address.host)
      default:
        self = WireFailure(securing: error, address: address, serverName: serverName)
      }
    }

    /// A connection that was tried on every address of a name.
    private init(connecting error: NIOConnectionError, address: WireAddress, seconds: Int64) {
      guard let first = error.connectionErrors.first?.error else {
        self = .unresolved(host: address.host)
        return
      }
      switch first {
      case ChannelError.connectTimeout: self = .timedOut(.connecting, seconds: seconds)
      case let error as IOError: self = WireFailure(errno: error.errnoCode, address: address)
      default:
        self = .unreachable(address.description, reason: String(describing: first))
      }
    }

    private init(errno code: CInt, address: WireAddress) {
      switch code {
      case ECONNREFUSED: self = .refused(address.description)
      case ECONNRESET, EPIPE: self = .truncated(octets: 0)
      default:
        let reason = String(cString: strerror(code))
        self = .unreachable(address.description, reason: reason)
      }
    }

    /// A connection that stood and could not be secured.
    private init(securing error: any Error, address: WireAddress, serverName: String) {
      switch error {
      case let error as NIOSSLExtraError where error == .failedToValidateHostname:
        self = .hostMismatch(host: serverName, presented: [])
      case NIOSSLError.uncleanShutdown:
        self = .truncated(octets: 0)
      case NIOSSLError.handshakeFailed(let reason):
        let text = String(describing: reason)
        self =
          text.contains("CERTIFICATE_VERIFY_FAILED")
          ? .untrusted(reason: "no trusted authority vouches for it, or it is out of date")
          : .handshake(reason: WireFailure.words(text))
      case let error as NIOSSLError:
        self = .handshake(reason: WireFailure.words(String(describing: error)))
      default:
        self = .unreachable(address.description, reason: String(describing: error))
      }
    }

    /// The library's name of a failure in words, without its numbers and source lines.
    private static func words(_ text: String) -> String {
      let name = text.firstMatch(of: /OPENSSL_internal:([A-Z0-9_]+)/)?.output.1
      return name?.lowercased().replacing("_", with: " ") ?? text
    }
  }
#endif
