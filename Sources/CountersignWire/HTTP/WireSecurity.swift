#if Server
  /// How a connection is protected.
  package enum WireSecurity: Hashable, Sendable {
    /// Not at all: plain TCP, as between a proxy and the server behind it.
    case plain
    /// By TLS; the certificate must lead to one of these authorities and be for the URL's host.
    case tls(Authorities)

    /// The certificate authorities that are trusted.
    package enum Authorities: Hashable, Sendable {
      /// Those of the operating system.
      case system
      /// Only those in this PEM text.
      case pem([UInt8])
    }
  }
#endif
