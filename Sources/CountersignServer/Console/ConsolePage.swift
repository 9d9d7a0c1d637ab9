#if Server
  import HTTPTypes
  import Hummingbird
  import NIOCore

  /// A page at `/` to try a profile with in a browser.
  public struct ConsolePage: Sendable {
    /// The page, whole: it loads nothing.
    public var html: String

    /// Its Content-Security-Policy, which names its script and style by their hashes.
    public var policy: String

    /// Creates a page.
    public init(html: String, policy: String) {
      self.html = html
      self.policy = policy
    }

    /// The answer to a request for it.
    func respond() -> Response {
      Response(
        status: .ok,
        headers: [
          .contentType: "text/html; charset=utf-8", .contentSecurityPolicy: policy,
        ],
        body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }
  }
#endif
