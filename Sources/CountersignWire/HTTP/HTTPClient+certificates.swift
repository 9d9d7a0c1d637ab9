#if Server
  package import CountersignRules
  package import CountersignSettings
  import NIOSSL

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  extension HTTPClient {
    /// The certificates that the server shows to a client that knows no version beyond `maximum`
    /// (nil: all of them), whoever vouches for them; nil when the handshake does not come to that.
    ///
    /// - Throws: What keeps the connection from being made.
    package func presentedChain(
      _ maximum: AuthSettings.TLSVersion?
    ) async throws(WireFailure) -> ChainFacts? {
      let question = CertificateQuestion(
        address: address, serverName: handshakeName, patience: limits.connecting, maximum: maximum)
      do {
        return try await question.ask { [serverName] chain in
          ChainFacts(pem: Self.pem(chain), privateKey: nil, host: serverName)
        }
      } catch {
        throw WireFailure(error, address: address, serverName: serverName, limits: limits)
      }
    }

    /// The certificates as PEM (RFC 7468 5).
    private static func pem(_ chain: [NIOSSLCertificate]) -> String {
      chain.compactMap { try? $0.toDERBytes() }.map { der in
        let text = Data(der).base64EncodedString(options: .lineLength64Characters)
        return "-----BEGIN CERTIFICATE-----\n\(text)\n-----END CERTIFICATE-----\n"
      }.joined()
    }
  }
#endif
