#if Server
  import CountersignServer
  import CountersignSettings
  import Hummingbird
  import Testing

  /// What of a profile's `cors` Hummingbird's own middleware can be told.
  @Suite struct HummingbirdCORSTests {
    private typealias Middleware = CORSMiddleware<BasicRequestContext>
    private typealias Reason = CORSInexpressible.Reason

    private static var settings: AuthSettings.CORS {
      var cors = AuthSettings.CORS()
      cors.allowedOrigins = ["https://app.example.com"]
      cors.exposeHeaders = []
      cors.pathPattern = "^/"
      return cors
    }

    @Test(arguments: 0...6)
    func `a list of origins is expressible`(count: Int) throws {
      var cors = Self.settings
      cors.allowedOrigins = (0..<count).map { "https://app\($0).example.com" }
      cors.allowCredentials = true
      _ = try Middleware(cors)
    }

    @Test func `any origin without credentials is expressible`() throws {
      var cors = Self.settings
      cors.allowAnyOrigin = true
      _ = try Middleware(cors)
    }

    @Test func `all that is not expressible is named at once`() {
      var cors = AuthSettings.CORS()
      cors.allowedOrigins = ["null"] + (0..<6).map { "https://app\($0).example.com" }
      cors.allowedOriginPatterns = ["https://.*"]
      cors.allowHeaders = ["content type"]
      cors.allowMethods = ["GET", "A B"]
      let reasons: [Reason] = [
        .patterns, .nullOrigin, .tooManyOrigins(limit: 6), .exposedHeaders,
        .paths(pattern: "^/api/"), .malformedName("content type"), .malformedName("A B"),
      ]
      #expect(throws: CORSInexpressible(reasons: reasons)) { try Middleware(cors) }
    }

    @Test func `any origin with credentials is not expressible`() {
      var cors = Self.settings
      cors.allowAnyOrigin = true
      cors.allowCredentials = true
      let error = CORSInexpressible(reasons: [.anyOriginWithCredentials])
      #expect(throws: error) { try Middleware(cors) }
      #expect("\(error)".contains("any origin with credentials"))
    }
  }
#endif
