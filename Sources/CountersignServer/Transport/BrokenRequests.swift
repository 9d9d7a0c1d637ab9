#if Server
  import HTTPTypes
  import HummingbirdCore
  import NIOCore
  import NIOHTTP1
  import NIOHTTPTypes

  /// Gives the answer to what is no request its code: the parser closes such a connection with a
  /// bare 400.
  final class BrokenRequests: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// What the parser found, until it has been answered.
    private var fault: Fault?

    /// Why octets are no request.
    private enum Fault {
      case malformed
      /// The head is larger than `ConnectionLimits` allow.
      case tooLarge
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      if let error = error as? HTTPParserError {
        fault = error == .headerOverflow ? .tooLarge : .malformed
      }
      context.fireErrorCaught(error)
    }

    func write(
      context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
    ) {
      guard let fault, case .head(let head) = unwrapOutboundIn(data), Self.isBare(head) else {
        return context.write(data, promise: promise)
      }
      self.fault = nil
      let refusal: Refusal = fault == .tooLarge ? .headTooLarge : .malformedRequest
      let response = refusal.response
      var fields = response.headers
      fields[.connection] = "close"
      fields[.contentLength] = String(refusal.octets.count)
      context.write(
        wrapOutboundOut(.head(HTTPResponse(status: response.status, headerFields: fields))),
        promise: nil)
      context.write(wrapOutboundOut(.body(ByteBuffer(bytes: refusal.octets))), promise: promise)
    }

    /// Whether this is the parser's own answer and not one that a route has made.
    private static func isBare(_ head: HTTPResponse) -> Bool {
      head.status == .badRequest && head.headerFields[.contentType] == nil
    }
  }
#endif
