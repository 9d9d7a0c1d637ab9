#if Server
  import CountersignRules
  import CountersignWire
  import TestSupport
  import Testing

  /// Answers of good, careless and hostile servers, read octet by octet.
  @Suite("The reader of answers")
  struct ResponseParserTests {
    /// One answer and what its body must be.
    struct Good: Sendable, CustomTestStringConvertible {
      let testDescription: String
      let octets: String
      var method = "GET"
      var status = 200
      var body = ""
    }

    static let good = [
      Good(
        testDescription: "a fixed length",
        octets: "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", body: "hello"),
      Good(
        testDescription: "the same length twice",
        octets: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\ncontent-length: 2\r\n\r\nhi", body: "hi"),
      Good(
        testDescription: "no reason and HTTP/1.0",
        octets: "HTTP/1.0 404 \r\nContent-Length: 0\r\n\r\n", status: 404),
      Good(
        testDescription: "a body that the connection's end ends",
        octets: "HTTP/1.1 200 OK\r\n\r\nall there is", body: "all there is"),
      Good(
        testDescription: "chunks, an extension and a trailer",
        octets: "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n"
          + "4;a=b\r\nwiki\r\nA\r\n 0123456\r\n\r\n0\r\nX-Sum: 1\r\n\r\n",
        body: "wiki 0123456\r\n"),
      Good(
        testDescription: "a HEAD answer with a length",
        octets: "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", method: "HEAD"),
      Good(
        testDescription: "204 with a length",
        octets: "HTTP/1.1 204 No Content\r\nContent-Length: 3\r\n\r\n", status: 204),
      Good(
        testDescription: "304 without a body", octets: "HTTP/1.1 304 Not Modified\r\n\r\n",
        status: 304),
      Good(
        testDescription: "an interim answer first",
        octets: "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
          + "HTTP/1.1 201 Created\r\nContent-Length: 1\r\n\r\n1",
        status: 201, body: "1"),
    ]

    @Test("reads a sound answer, however it is cut into pieces", arguments: good)
    func reads(_ item: Good) throws {
      for size in [1, 2, 7, item.octets.utf8.count] {
        let response = try Self.read(item.octets, method: item.method, pieces: size)
        #expect(response.status == item.status)
        #expect(response.text == item.body)
      }
    }

    static let broken: [(octets: String, reason: String)] = [
      ("SSH-2.0-OpenSSH_9.6\r\n", "it does not begin with `HTTP/1.`"),
      ("HTTP/2 200 OK\r\n\r\n", "it does not begin with `HTTP/1.`"),
      ("HTTP/1.1 2000 OK\r\n\r\n", "the status line is malformed"),
      ("HTTP/1.1 99 Low\r\n\r\n", "the status line is malformed"),
      ("HTTP/1.1 +20 OK\r\n\r\n", "the status line is malformed"),
      ("HTTP/1.1 200\r\n\r\n", "the status line is malformed"),
      ("HTTP/1.1 200 O\u{0}K\r\n\r\n", "the status line is malformed"),
      (
        "HTTP/1.1 101 Switching Protocols\r\n\r\n",
        "too many interim answers, or a change of protocol"
      ),
      ("HTTP/1.1 200 OK\r\nA: b\nC: d\r\n\r\n", "a line does not end with CRLF"),
      ("HTTP/1.1 200 OK\r\nA: b\rc\r\n\r\n", "a CR stands alone"),
      ("HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "a field has no colon"),
      ("HTTP/1.1 200 OK\r\nName : b\r\n\r\n", "a field name is malformed"),
      ("HTTP/1.1 200 OK\r\n: b\r\n\r\n", "a field name is malformed"),
      ("HTTP/1.1 200 OK\r\nA: b\r\n folded: c\r\n\r\n", "a field name is malformed"),
      ("HTTP/1.1 200 OK\r\nA: b\u{7F}\r\n\r\n", "a field value has a control character"),
      (
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n12",
        "the content length is malformed"
      ),
      ("HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\n12", "the content length is malformed"),
      ("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "the content length is malformed"),
      ("HTTP/1.1 200 OK\r\nContent-Length: 0x10\r\n\r\n", "the content length is malformed"),
      (
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "the content length is malformed"
      ),
      (
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
        "two ways to tell the body's length"
      ),
      (
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        "the transfer coding is not `chunked`"
      ),
      ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n12", "octets follow the answer"),
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", "a chunk size is malformed"),
      (
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFF\r\n",
        "a chunk size is malformed"
      ),
      (
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n",
        "a chunk is longer than it says"
      ),
      (
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\nx",
        "a line does not end with CRLF"
      ),
    ]

    @Test("refuses what two readers could understand differently", arguments: broken)
    func refuses(octets: String, reason: String) {
      #expect(throws: WireFailure.notHTTP(reason: reason)) { try Self.read(octets) }
    }

    @Test(
      "tells an answer that breaks off",
      arguments: [
        "", "HTTP/1.1 200 OK\r\nA: b", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n",
      ])
    func truncated(octets: String) {
      #expect(throws: WireFailure.truncated(octets: octets.utf8.count)) { try Self.read(octets) }
    }

    @Test("gives up on a head that does not end")
    func endlessHead() {
      var limits = WireLimits()
      limits.head = 200
      let octets = "HTTP/1.1 200 OK\r\n" + String(repeating: "A: b\r\n", count: 100)
      #expect(throws: WireFailure.headTooLarge(limit: 200)) {
        try Self.read(octets, limits: limits)
      }
    }

    @Test(
      "gives up on a body that is too long, however its length is told",
      arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nB\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n123456\r\n6\r\n",
        "HTTP/1.1 200 OK\r\n\r\n12345678901",
      ])
    func endlessBody(octets: String) {
      var limits = WireLimits()
      limits.body = 10
      #expect(throws: WireFailure.bodyTooLarge(limit: 10)) {
        try Self.read(octets, limits: limits)
      }
    }

    @Test("gives up on interim answers without end")
    func endlessInterim() {
      let octets = String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 9)
      #expect(throws: WireFailure.self) { try Self.read(octets) }
    }

    @Test("reads or refuses any damage to an answer, the same in one piece and in many")
    func damage() {
      var random = SeededGenerator(seed: 7)
      for _ in 0..<300 {
        var octets = Array(
          Self.good[Int.random(in: 0..<Self.good.count, using: &random)].octets.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let place = Int.random(in: 0..<octets.count, using: &random)
          octets[place] = UInt8.random(in: 0...255, using: &random)
        }
        let whole = Result { try Self.read(octets, pieces: octets.count) }
        let cut = Result { try Self.read(octets, pieces: 3) }
        #expect((try? whole.get()) == (try? cut.get()))
      }
    }

    private static func read(
      _ octets: String, method: String = "GET", pieces: Int = 5, limits: WireLimits = WireLimits()
    ) throws -> Exchange.Response {
      try read(Array(octets.utf8), method: method, pieces: pieces, limits: limits)
    }

    private static func read(
      _ octets: [UInt8], method: String = "GET", pieces: Int, limits: WireLimits = WireLimits()
    ) throws -> Exchange.Response {
      var parser = ResponseParser(method: method, limits: limits)
      var rest = octets[...]
      while !rest.isEmpty {
        try parser.feed(rest.prefix(pieces))
        rest = rest.dropFirst(pieces)
      }
      return try parser.finish()
    }
  }
#endif
