#if Server
  import CountersignKeys
  import NIOCore
  import NIOPosix
  import NIOSSL

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// Octets over TLS, as they are.
  enum TLSClient {
    /// Sends octets and reads until the other side ends or `isEnough` says so.
    static func exchange(
      _ octets: [UInt8], _ port: Int, _ trust: TLSConfiguration,
      until isEnough: @escaping @Sendable ([UInt8]) -> Bool
    ) async throws -> [UInt8] {
      let context = try NIOSSLContext(configuration: trust)
      let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .connect(host: "127.0.0.1", port: port) { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(
              NIOSSLClientHandler(context: context, serverHostname: "localhost"))
            return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
              wrappingChannelSynchronously: channel)
          }
        }
      return try await channel.executeThenClose { inbound, outbound in
        try await outbound.write(ByteBuffer(bytes: octets))
        var received: [UInt8] = []
        for try await buffer in inbound {
          received += buffer.readableBytesView
          if isEnough(received) { break }
        }
        return received
      }
    }

    /// What a client that knows the certificate's authority trusts.
    static func trust(in certificate: ThrowAwayCertificate) throws -> TLSConfiguration {
      var trust = TLSConfiguration.makeClientConfiguration()
      trust.trustRoots = .certificates(
        try NIOSSLCertificate.fromPEMBytes(Array(certificate.caPEM.utf8)))
      return trust
    }
  }

  extension ThrowAwayCertificate {
    /// A certificate of `localhost` that is good for the next hour.
    static func forLocalhost() throws -> ThrowAwayCertificate {
      let now = Int64(Date().timeIntervalSince1970)
      return try make(hosts: ["localhost"], notBefore: now - 60, lifetime: .seconds(3600))
    }
  }
#endif
