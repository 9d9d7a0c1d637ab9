#if Server
  import HTTPTypes
  import Hummingbird

  /// The routes by which a test moves a lab server's time and makes it misbehave.
  ///
  /// They are there for programs of this machine only: a caller from elsewhere, a page in a browser
  /// and a request that a proxy passed on find nothing at them.
  struct LabControl: Sendable {
    /// What the paths of all of them begin with.
    static let base = "/.countersign/"

    private let bench: LabBench

    init(_ bench: LabBench) {
      self.bench = bench
    }

    /// Answers a request.
    ///
    /// Throws a `Refusal` for what is not understood, and for callers that have no business here.
    func respond(
      to request: Request, _ context: AuthRequestContext
    ) async throws -> Response {
      guard Self.isLocal(request, peer: context.connection.peer) else {
        throw Refusal.notFound(routes: nil)
      }
      let path = request.uri.path.dropFirst(Self.base.count)
      let methods = try Self.methods(at: path)
      guard methods.contains(request.method) else {
        throw Refusal.method(request.method.rawValue, allowed: methods.map(\.rawValue))
      }
      let octets = try await BodyReader.octets(
        of: request, isMultiplexed: context.isMultiplexed)
      switch (path, request.method) {
      case ("clock", .post): try moveClock(Self.fields(of: octets))
      case ("misbehave", .post): bench.order(try Misbehaviour(Self.fields(of: octets)))
      case ("misbehave", .delete): bench.reset()
      default: break
      }
      return Response.json(state)
    }

    private static func methods(at path: Substring) throws(Refusal) -> [HTTPRequest.Method] {
      switch path {
      case "state": [.get]
      case "clock": [.post]
      case "misbehave": [.post, .delete]
      default: throw .notFound(routes: nil)
      }
    }

    /// A page sends Origin or Fetch Metadata, or is called by a name of its own when it has bent
    /// that name to this address.
    private static func isLocal(_ request: Request, peer: String) -> Bool {
      let strangers = ["origin", "sec-fetch-site", "referer", "forwarded", "x-forwarded-for"]
      let authority = request.head.authority ?? ""
      let host = authority.hasPrefix("[") ? "::1" : String(authority.prefix { $0 != ":" })
      return ListeningFault.isLoopback(peer) && ListeningFault.isLoopback(host)
        && strangers.allSatisfy { request.headers[.named($0)] == nil }
    }

    private static func fields(of octets: [UInt8]) throws(Refusal) -> JSONObject {
      let value: JSONValue
      do throws(JSONError) {
        value = try JSONParser.parse(octets)
      } catch {
        throw .malformedJSON(error)
      }
      guard let object = value.object else { throw .notAnObject(value.typeName) }
      return object
    }

    private func moveClock(_ fields: JSONObject) throws(Refusal) {
      let range = -LabBench.farthest...LabBench.farthest
      let names = ["advance_seconds", "offset_seconds"]
      guard fields.members.count == 1, let member = fields.members.first,
        names.contains(member.name),
        let seconds = member.value.double.flatMap({ Int64(exactly: $0) }), range.contains(seconds)
      else {
        throw .fields(
          FieldErrors(
            "non_field_errors",
            "Expected either advance_seconds or offset_seconds, a whole number within a hundred years."
          ))
      }
      if member.name == "offset_seconds" {
        bench.set(offset: seconds)
      } else {
        bench.advance(by: seconds)
      }
    }

    private var state: JSONValue {
      let counts = bench.counts
      let requests = Endpoint.lab.sorted { $0.key < $1.key }.map { name, endpoint in
        JSONObject.Member(name: name, value: .integer(Int64(counts[endpoint] ?? 0)))
      }
      return [
        "offset_seconds": .integer(bench.offset), "misbehaving": .bool(bench.isWaiting),
        "requests": .object(JSONObject(requests)),
      ]
    }
  }
#endif
