#if Server
  package import CountersignRules
  import NIOCore
  import NIOPosix
  import NIOSSL

  /// A client that makes one connection for each request and reads the answer itself.
  ///
  /// It follows no redirect, keeps no cookie and adds no field beyond the body's length and
  /// `Connection: close`; certificates are always verified.
  package struct HTTPClient: Sendable {
    /// Where connections go, whatever the URL says.
    package let address: WireAddress
    /// The host of the URL: the name in the TLS handshake and in the certificate.
    package let serverName: String
    package let limits: WireLimits
    private let tls: NIOSSLContext?

    /// Creates a client; throws `authorityUnreadable` for authorities that cannot be read.
    package init(
      address: WireAddress, serverName: String, security: WireSecurity,
      limits: WireLimits = WireLimits()
    ) throws(WireFailure) {
      self.address = address
      self.serverName = serverName
      self.limits = limits
      self.tls = try HTTPClient.context(security)
    }

    /// Sends the request and reads the answer within the limits.
    ///
    /// - Parameters:
    ///   - request: What is sent.
    ///   - source: The IP address the connection comes from; nil leaves it to the system.
    /// - Returns: The whole answer, its body decoded from chunks.
    /// - Throws: When the request cannot be sent as it is, and when no whole answer comes in time.
    package func send(
      _ request: WireRequest, from source: String? = nil
    ) async throws(WireFailure) -> Exchange.Response {
      let octets = try request.encoded()
      do {
        return try await withTimeLimit {
          try await exchange(octets, method: request.method, from: source)
        }
      } catch let failure as WireFailure {
        throw failure
      } catch {
        let failure = WireFailure(error, address: address, serverName: serverName, limits: limits)
        throw await failure.explained(self)
      }
    }

    /// Whether connections are protected by TLS.
    var isEncrypted: Bool { tls != nil }

    /// The name that the handshake tells; nil for an address.
    var handshakeName: String? { HTTPClient.isAddress(serverName) ? nil : serverName }

    private func withTimeLimit(
      _ work: @escaping @Sendable () async throws -> Exchange.Response
    ) async throws -> Exchange.Response {
      try await withThrowingTaskGroup(of: Exchange.Response.self) { group in
        group.addTask { try await work() }
        group.addTask { [limits] in
          try await Task.sleep(for: limits.total)
          throw WireFailure.timedOut(.answering, seconds: limits.total.components.seconds)
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw WireFailure.truncated(octets: 0) }
        return first
      }
    }

    private func exchange(
      _ octets: [UInt8], method: String, from source: String?
    ) async throws -> Exchange.Response {
      let channel = try await connect(from: source)
      return try await channel.executeThenClose { inbound, outbound in
        do {
          try await outbound.write(ByteBuffer(bytes: octets))
        } catch {
          // What closed the connection, such as a failed handshake, waits on the way in.
          for try await _ in inbound {}
          throw error
        }
        var parser = ResponseParser(method: method, limits: limits)
        do {
          for try await part in inbound {
            try parser.feed(part.readableBytesView)
            if parser.isComplete { break }
          }
        } catch NIOSSLError.uncleanShutdown {
          // Many servers close without TLS's own farewell. Where the length was not told, browsers
          // take what came for the answer, and so does the judge (RFC 9112 9.8).
        }
        return try parser.finish()
      }
    }

    private func connect(from source: String?) async throws -> NIOAsyncChannel<
      ByteBuffer, ByteBuffer
    > {
      let seconds = limits.connecting.components.seconds
      var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .connectTimeout(.seconds(seconds))
      if let source {
        bootstrap = bootstrap.bind(to: try SocketAddress(ipAddress: source, port: 0))
      }
      return try await bootstrap.connect(host: address.host, port: address.port) { channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls {
            let handler = try NIOSSLClientHandler(context: tls, serverHostname: handshakeName)
            try channel.pipeline.syncOperations.addHandler(handler)
          }
          return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
        }
      }
    }

    private static func isAddress(_ host: String) -> Bool {
      (try? SocketAddress(ipAddress: host, port: 0)) != nil
    }

    private static func context(_ security: WireSecurity) throws(WireFailure) -> NIOSSLContext? {
      guard case .tls(let authorities) = security else { return nil }
      var configuration = TLSConfiguration.makeClientConfiguration()
      configuration.certificateVerification = .fullVerification
      configuration.applicationProtocols = ["http/1.1"]
      // The judge must be able to reach old servers to say that they are old.
      configuration.minimumTLSVersion = .tlsv1
      do {
        if case .pem(let text) = authorities {
          let certificates = try NIOSSLCertificate.fromPEMBytes(text)
          guard !certificates.isEmpty else {
            throw WireFailure.authorityUnreadable(reason: "no certificate in it")
          }
          configuration.trustRoots = .certificates(certificates)
        }
        return try NIOSSLContext(configuration: configuration)
      } catch let failure as WireFailure {
        throw failure
      } catch NIOSSLError.failedToLoadCertificate {
        throw .authorityUnreadable(reason: "no certificate in it")
      } catch {
        throw .authorityUnreadable(reason: String(describing: error))
      }
    }
  }
#endif
