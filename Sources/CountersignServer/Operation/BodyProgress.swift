#if Server
  import Hummingbird
  import NIOCore
  import Synchronization

  /// How far the announced body of a request was read, and what becomes of the rest.
  ///
  /// What is left of a body is read before the next request of the connection, however long that
  /// takes: an endless one must not keep its connection for ever.
  final class BodyProgress: Sendable {
    private let isBegun = Atomic(false)
    private let isEnded = Atomic(false)

    /// Watches the body of a request from now on; nil for a request that announces none.
    static func watching(_ request: inout Request, isMultiplexed: Bool) -> BodyProgress? {
      guard BodyReader.announcesBody(request.head, isMultiplexed: isMultiplexed) else { return nil }
      let progress = BodyProgress()
      request.body = RequestBody(
        asyncSequence: WatchedBody(body: request.body, progress: progress))
      return progress
    }

    /// The answer, after which what nobody has begun to read is skipped, within the bounds of
    /// `BodyReader`; it is the connection's last when there is more.
    ///
    /// Over HTTP/2 only the stream ends, and there is no such header (RFC 9113, 8.2.2).
    func finish(_ response: Response, to request: Request, isMultiplexed: Bool) -> Response {
      guard !isEnded.load(ordering: .relaxed) else { return response }
      var response = response
      if isBegun.load(ordering: .relaxed), !isMultiplexed {
        response.headers[.connection] = "close"
      }
      let body = response.body
      response.body = ResponseBody(contentLength: body.contentLength) { writer in
        try await body.write(writer)
        if !self.isBegun.load(ordering: .relaxed) {
          _ = try? await BodyReader.octets(of: request, isMultiplexed: isMultiplexed)
        }
        if !self.isEnded.load(ordering: .relaxed) { throw ConnectionEnd() }
      }
      return response
    }

    fileprivate func begin() { isBegun.store(true, ordering: .relaxed) }

    fileprivate func end() { isEnded.store(true, ordering: .relaxed) }
  }

  /// A body that tells how far it was read.
  private struct WatchedBody: AsyncSequence, Sendable {
    let body: RequestBody
    let progress: BodyProgress

    struct AsyncIterator: AsyncIteratorProtocol {
      var iterator: RequestBody.AsyncIterator
      let progress: BodyProgress

      @concurrent mutating func next() async throws -> ByteBuffer? {
        let buffer = try await iterator.next()
        if buffer == nil { progress.end() }
        return buffer
      }
    }

    func makeAsyncIterator() -> AsyncIterator {
      progress.begin()
      return AsyncIterator(iterator: body.makeAsyncIterator(), progress: progress)
    }
  }

  /// Ends a connection after its last answer.
  private struct ConnectionEnd: Error {}
#endif
