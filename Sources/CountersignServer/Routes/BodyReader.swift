#if Server
  import HTTPTypes
  import Hummingbird
  import NIOCore

  /// Reads the bodies of requests within bounds of size and time.
  struct BodyReader: Sendable {
    /// The most octets of a body that is used.
    static let limit = 65_536

    /// How many octets are read and thrown away before the connection is closed instead.
    private static let patience = 1_048_576

    /// How long a body may take.
    private static let deadline = Deadline(.seconds(15))

    /// Whether a request announces a body (RFC 9112, 6.3); over HTTP/2 any may have one (RFC 9113,
    /// 8.1).
    static func announcesBody(_ head: HTTPRequest, isMultiplexed: Bool) -> Bool {
      if isMultiplexed { return true }
      if head.headerFields[.transferEncoding] != nil { return true }
      return head.headerFields[.contentLength].map { $0 != "0" } ?? false
    }

    /// The body's octets; throws `Refusal.bodyTooLarge`, `.bodyTooSlow` and `.bodyBroken`.
    static func octets(of request: Request, isMultiplexed: Bool) async throws -> [UInt8] {
      guard announcesBody(request.head, isMultiplexed: isMultiplexed) else { return [] }
      do {
        return try await deadline.run { try await read(request.body) }
      } catch is Deadline.Overdue {
        throw Refusal.bodyTooSlow
      }
    }

    private static func read(_ body: RequestBody) async throws -> [UInt8] {
      var octets: [UInt8] = []
      var count = 0
      do {
        for try await buffer in body {
          count += buffer.readableBytes
          if count <= limit { octets.append(contentsOf: buffer.readableBytesView) }
          guard count <= patience else { throw Refusal.bodyTooLarge }
        }
      } catch let refusal as Refusal {
        throw refusal
      } catch {
        // Chunks that are none, an end before the announced length, a stream that was reset.
        throw Refusal.bodyBroken
      }
      guard count <= limit else { throw Refusal.bodyTooLarge }
      return octets
    }
  }
#endif
