#if Server
  package import CountersignRules

  /// The reader of one HTTP/1.1 answer (RFC 9112), fed with octets as they arrive.
  ///
  /// Strict on purpose: what two readers could understand differently is an error here.
  package struct ResponseParser: Sendable {
    private enum Phase {
      case head
      case fixed(ResponseHead, length: Int)
      case chunked(ResponseHead, ChunkedBody)
      case untilClose(ResponseHead)
      case done(ResponseHead, body: [UInt8])
    }

    private let method: String
    private let limits: WireLimits
    private var phase = Phase.head
    private var buffer: [UInt8] = []
    private var scanned = 0
    private var interim = 0
    private var received = 0

    /// Creates a reader of the answer to a request with this method.
    package init(method: String, limits: WireLimits = WireLimits()) {
      self.method = method
      self.limits = limits
    }

    /// Whether the answer is there in full; false for a body that only the connection's end ends.
    package var isComplete: Bool {
      if case .done = phase { true } else { false }
    }

    /// Reads more octets.
    ///
    /// Throws `notHTTP`, `headTooLarge` or `bodyTooLarge` as soon as it is certain.
    package mutating func feed(_ octets: some Collection<UInt8>) throws(WireFailure) {
      received += octets.count
      buffer += octets
      var moved = true
      while moved { moved = try step() }
    }

    /// Gives the answer after the connection's end; throws `truncated` when a part is missing.
    package func finish() throws(WireFailure) -> Exchange.Response {
      switch phase {
      case .done(let head, let body):
        Exchange.Response(status: head.status, headers: head.headers, body: body)
      case .untilClose(let head):
        Exchange.Response(status: head.status, headers: head.headers, body: buffer)
      default: throw .truncated(octets: received)
      }
    }

    private mutating func step() throws(WireFailure) -> Bool {
      switch phase {
      case .head: return try readHead()
      case .fixed(let head, let length):
        guard buffer.count >= length else { return false }
        phase = .done(head, body: Array(buffer.prefix(length)))
        buffer.removeFirst(length)
        return true
      case .chunked(let head, var body):
        let rest = try body.read(buffer[...], limit: limits.body)
        buffer = Array(rest)
        phase = body.isComplete ? .done(head, body: body.content) : .chunked(head, body)
        return body.isComplete
      case .untilClose:
        guard buffer.count <= limits.body else { throw .bodyTooLarge(limit: limits.body) }
        return false
      case .done:
        guard buffer.isEmpty else { throw .notHTTP(reason: "octets follow the answer") }
        return false
      }
    }

    private mutating func readHead() throws(WireFailure) -> Bool {
      guard let end = headEnd() else {
        guard buffer.count <= limits.head else { throw .headTooLarge(limit: limits.head) }
        try checkStart()
        return false
      }
      guard end <= limits.head else { throw .headTooLarge(limit: limits.head) }
      let head = try ResponseHead(octets: buffer[..<(end - 3)])
      buffer.removeFirst(end)
      scanned = 0
      guard head.status >= 200 else {
        interim += 1
        guard interim <= limits.interimAnswers, head.status != 101 else {
          throw .notHTTP(reason: "too many interim answers, or a change of protocol")
        }
        return true
      }
      phase = try bodyPhase(head)
      return true
    }

    /// The index behind the empty line that ends the head; nil until it is there.
    private mutating func headEnd() -> Int? {
      let mark: [UInt8] = [13, 10, 13, 10]
      while scanned + mark.count <= buffer.count {
        if buffer[scanned..<(scanned + mark.count)].elementsEqual(mark) {
          return scanned + mark.count
        }
        scanned += 1
      }
      return nil
    }

    private func checkStart() throws(WireFailure) {
      let start = "HTTP/1.".utf8
      guard buffer.prefix(start.count).elementsEqual(start.prefix(buffer.count)) else {
        throw .notHTTP(reason: "it does not begin with `HTTP/1.`")
      }
    }

    /// How the body ends (RFC 9112 6.3); a message that tells it twice is refused.
    private func bodyPhase(_ head: ResponseHead) throws(WireFailure) -> Phase {
      let codings = head.members("transfer-encoding")
      let lengths = Set(head.members("content-length"))
      if head.status == 204 || head.status == 304 { return .done(head, body: []) }
      // There must be no body, whatever the fields say: what comes before the end of the connection
      // is one that should not be there.
      if method == "HEAD" { return .untilClose(head) }
      if !codings.isEmpty {
        guard lengths.isEmpty else { throw .notHTTP(reason: "two ways to tell the body's length") }
        guard codings.count == 1, codings[0].lowercased() == "chunked" else {
          throw .notHTTP(reason: "the transfer coding is not `chunked`")
        }
        return .chunked(head, ChunkedBody())
      }
      guard let text = lengths.first else { return .untilClose(head) }
      guard lengths.count == 1, let length = HTTPGrammar.decimal(text) else {
        throw .notHTTP(reason: "the content length is malformed")
      }
      guard length <= limits.body else { throw .bodyTooLarge(limit: limits.body) }
      return .fixed(head, length: length)
    }
  }
#endif
