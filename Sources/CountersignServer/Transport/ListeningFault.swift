#if Server
  import NIOCore

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  /// Why a server does not come to listen, in words for its operator.
  enum ListeningFault {
    /// The error that stands for what the network library threw; other errors are left as they are.
    static func serverError(_ error: any Error, address: String, port: Int) -> any Error {
      if let fault = error as? IOError {
        switch fault.errnoCode {
        case EADDRINUSE: return ServerError.portInUse(address: address, port: port)
        case EADDRNOTAVAIL: return ServerError.addressUnavailable(address)
        case EACCES, EPERM: return ServerError.portForbidden(address: address, port: port)
        case let code: return ServerError.cannotListen(address: address, port: port, errno: code)
        }
      }
      let isNoAddress = error is SocketAddressError || error is SocketAddressError.UnknownHost
      return isNoAddress ? ServerError.addressUnavailable(address) : error
    }

    /// Whether only this machine can call the address.
    static func isLoopback(_ address: String) -> Bool {
      if address == "localhost" || address == "::1" { return true }
      guard let parsed = try? SocketAddress(ipAddress: address, port: 0) else { return false }
      return parsed.protocol == .inet && address.hasPrefix("127.")
    }
  }
#endif
