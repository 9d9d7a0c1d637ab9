#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import NIOSSL
  import Testing

  /// Several requests at once on one connection (RFC 9113).
  @Suite struct HTTP2Tests {
    @Test func `ALPN offers both versions, and without it HTTP/1.1 is spoken`() async throws {
      try await serve { port, trust in
        var trust = trust
        let head = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        for protocols in [["http/1.1"], []] {
          trust.applicationProtocols = protocols
          let answer = try await TLSClient.exchange(Array(head.utf8), port, trust) { _ in false }
          #expect(String(decoding: answer, as: UTF8.self).hasPrefix("HTTP/1.1 200 OK"))
        }
      }
    }

    @Test func `a request over HTTP/2 is answered, with cookies in several fields`() async throws {
      try await serve { port, trust in
        let credentials = #"{"username":"alice","password":"correct horse"}"#
        let type = [("content-type", "application/json")]
        let login = try await Self.request(
          "POST", "/api/auth/login/", port, trust, fields: type, body: credentials)
        #expect(login.contains(#""user""#))
        let access = try await Self.accessToken(credentials, port, trust)
        let data = try await Self.request(
          "GET", "/api/data/", port, trust,
          fields: [("cookie", "theme=dark"), ("cookie", "access=\(access)")])
        #expect(data.contains(#""username":"alice""#))
        let anonymous = try await Self.request("GET", "/api/data/", port, trust)
        #expect(anonymous.contains("not_authenticated"))
      }
    }

    @Test func `a refusal before the body was read ends its stream`() async throws {
      try await serve { port, trust in
        let answer = try await Self.request(
          "POST", "/nowhere", port, trust, fields: [("content-type", "application/json")],
          body: "{")
        #expect(answer.contains("not_found"))
      }
    }

    private func serve(
      _ body: @escaping @Sendable (Int, TLSConfiguration) async throws -> Void
    ) async throws {
      let certificate = try ThrowAwayCertificate.forLocalhost()
      var settings = AuthSettings.plain
      settings.site.api = "https://localhost"
      settings.transport.plainHTTP = .refuse
      settings.transport.tls.termination = .server
      var options = ServerOptions()
      options.tls = TLSMaterial(
        chain: certificate.chainPEM, privateKey: certificate.privateKeyPEM)
      var trust = try TLSClient.trust(in: certificate)
      trust.applicationProtocols = ["h2"]
      try await RunningServer.with(settings, password: "correct horse", options: options) {
        [trust] running in try await body(running.client.port, trust)
      }
    }
  }

  /// The little of HTTP/2 that a test needs: header fields without compression.
  extension HTTP2Tests {
    private static func request(
      _ method: String, _ path: String, _ port: Int, _ trust: TLSConfiguration,
      fields: [(String, String)] = [], body: String? = nil
    ) async throws -> String {
      let pseudo = [
        (":method", method), (":scheme", "https"), (":authority", "localhost"), (":path", path),
      ]
      let head = (pseudo + fields).flatMap { literal($0.0, $0.1) }
      var octets = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
      octets += frame(type: 4, flags: 0, stream: 0, [])
      octets += frame(type: 1, flags: body == nil ? 5 : 4, stream: 1, head)
      if let body { octets += frame(type: 0, flags: 1, stream: 1, Array(body.utf8)) }
      let answer = try await TLSClient.exchange(octets, port, trust) { received in
        frames(in: received).contains { $0.stream == 1 && ($0.type == 3 || $0.flags & 1 == 1) }
      }
      let payloads = frames(in: answer).filter { $0.stream == 1 }.flatMap(\.payload)
      return String(decoding: payloads, as: UTF8.self)
    }

    /// Signs in over HTTP/1.1, whose header fields are readable as they are.
    private static func accessToken(
      _ credentials: String, _ port: Int, _ trust: TLSConfiguration
    ) async throws -> String {
      var trust = trust
      trust.applicationProtocols = []
      let head = [
        "POST /api/auth/login/ HTTP/1.1", "Host: localhost", "Connection: close",
        "Content-Type: application/json", "Content-Length: \(credentials.utf8.count)", "", "",
      ].joined(separator: "\r\n")
      let answer = try await TLSClient.exchange(Array((head + credentials).utf8), port, trust) {
        _ in false
      }
      return try #require(RawAnswer(answer)?.cookie("access"))
    }

    private static func frame(
      type: UInt8, flags: UInt8, stream: UInt8, _ payload: [UInt8]
    ) -> [UInt8] {
      let length = payload.count
      return [UInt8(length >> 16), UInt8(length >> 8 & 255), UInt8(length & 255), type, flags]
        + [0, 0, 0, stream] + payload
    }

    /// A header field as a literal without indexing (RFC 7541, 6.2.2).
    private static func literal(_ name: String, _ value: String) -> [UInt8] {
      [0] + integer(name.utf8.count) + Array(name.utf8) + integer(value.utf8.count)
        + Array(value.utf8)
    }

    /// A length with a prefix of seven bits (RFC 7541, 5.1).
    private static func integer(_ value: Int) -> [UInt8] {
      guard value >= 127 else { return [UInt8(value)] }
      var octets: [UInt8] = [127]
      var rest = value - 127
      while rest >= 128 {
        octets.append(UInt8(rest & 127) | 128)
        rest >>= 7
      }
      return octets + [UInt8(rest)]
    }

    private static func frames(
      in octets: [UInt8]
    ) -> [(type: UInt8, flags: UInt8, stream: UInt8, payload: ArraySlice<UInt8>)] {
      var frames: [(type: UInt8, flags: UInt8, stream: UInt8, payload: ArraySlice<UInt8>)] = []
      var rest = octets[...]
      while rest.count >= 9 {
        let start = rest.startIndex
        let length = Int(rest[start]) << 16 | Int(rest[start + 1]) << 8 | Int(rest[start + 2])
        guard rest.count >= 9 + length else { break }
        frames.append(
          (
            rest[start + 3], rest[start + 4], rest[start + 8],
            rest[(start + 9)..<(start + 9 + length)]
          ))
        rest = rest.dropFirst(9 + length)
      }
      return frames
    }
  }
#endif
