#if Server
  import HTTPTypes
  import Hummingbird

  /// Does to requests what the bench orders, and answers the lab's own routes.
  struct LabRule: Sendable {
    private let bench: LabBench
    private let table: RouteTable
    private let control: LabControl

    init(_ bench: LabBench, table: RouteTable) {
      self.bench = bench
      self.table = table
      control = LabControl(bench)
    }

    /// Answers a request; `next` is what comes behind.
    func respond(
      to request: Request, _ context: AuthRequestContext,
      next: @concurrent (Request, AuthRequestContext) async throws -> Response
    ) async throws -> Response {
      if request.uri.path.hasPrefix(LabControl.base) {
        return try await control.respond(to: request, context)
      }
      guard request.method != .options, case .endpoint(let endpoint) = table[request.uri.path],
        let deed = bench.arrival(at: endpoint)
      else { return try await next(request, context) }
      switch deed {
      case .drop: return try await drop(request, context, next)
      case .delay(let time):
        let outcome = await Self.outcome(of: request, context, next)
        try await Task.sleep(for: time)
        return try outcome.get()
      case .fail(let status, let seconds): return try await fail(request, context, status, seconds)
      case .duplicate: return try await duplicate(request, context, next)
      }
    }

    private typealias Next =
      @concurrent (Request, AuthRequestContext) async throws -> Response

    private static func outcome(
      of request: Request, _ context: AuthRequestContext, _ next: Next
    ) async -> Result<Response, any Error> {
      do { return .success(try await next(request, context)) } catch { return .failure(error) }
    }

    /// What is returned goes nowhere: the connection is closed by then.
    private func drop(
      _ request: Request, _ context: AuthRequestContext, _ next: Next
    ) async throws -> Response {
      let outcome = await Self.outcome(of: request, context, next)
      try? await context.connection.close()
      return try outcome.get()
    }

    private func fail(
      _ request: Request, _ context: AuthRequestContext, _ status: Int, _ seconds: Int?
    ) async throws -> Response {
      _ = try await BodyReader.octets(
        of: request, isMultiplexed: context.isMultiplexed)
      var response = Response.json(
        ["detail": "The lab was asked to fail.", "code": "lab"],
        status: HTTPResponse.Status(code: status))
      response.headers[.retryAfter] = seconds.map { String($0) }
      return response
    }

    private func duplicate(
      _ request: Request, _ context: AuthRequestContext, _ next: Next
    ) async throws -> Response {
      let octets = try await BodyReader.octets(
        of: request, isMultiplexed: context.isMultiplexed)
      let copy = Request(
        head: request.head, body: RequestBody(buffer: ByteBuffer(bytes: octets)))
      _ = await Self.outcome(of: copy, context, next)
      return try await next(copy, context)
    }
  }
#endif
