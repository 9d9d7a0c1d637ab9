#if Server
  import CountersignSettings
  import Hummingbird

  /// Shows the signed-in user's sessions and ends them.
  struct SessionsRoute: Sendable {
    private let services: AuthServices

    init(_ services: AuthServices) {
      self.services = services
    }

    /// Answers GET with the sessions that live, the newest first; DELETE ends all of them.
    func respond(to call: Call) async throws -> Response {
      guard let user = call.user else { throw Refusal.anonymous }
      if call.head.method == .delete {
        let count = try await services.sessions.endAll(
          of: user.id, because: .revoked, now: call.now)
        return Self.ended(count, cookies: SignOut(services).deletions(for: call))
      }
      let sessions = try await services.sessions.sessions(of: user.id, now: call.now)
      return Response.json(
        ["sessions": .array(sessions.map { Self.json($0, current: call.identity?.sessionID) })])
    }

    /// Ends all sessions but the one that asks.
    func endOthers(_ call: Call) async throws -> Response {
      guard let user = call.user else { throw Refusal.anonymous }
      let isFramework = call.identity?.sessionID == nil
      let count = try await services.sessions.endAll(
        of: user.id, except: call.identity?.sessionID,
        sparedKey: isFramework ? call.cookies[services.cookies.session.name] : nil,
        because: .revoked, now: call.now)
      return Self.ended(count, cookies: [])
    }

    /// Ends the session whose number ends the path; another user's is not found.
    func endOne(_ call: Call) async throws -> Response {
      guard let user = call.user else { throw Refusal.anonymous }
      let id = String(call.path.split(separator: "/").last ?? "")
      let isEnded = try await services.sessions.end(
        id, of: user.id, because: .revoked, now: call.now)
      guard isEnded else { throw Refusal.notFound(routes: nil) }
      let isOwn = id == call.identity?.sessionID
      return Self.ended(1, cookies: isOwn ? SignOut(services).deletions(for: call) : [])
    }

    private static func ended(_ count: Int, cookies: [SetCookie]) -> Response {
      Response.json(
        ["detail": "Sessions have ended.", "ended": .integer(Int64(count))], cookies: cookies)
    }

    private static func json(_ session: SessionRecord, current: String?) -> JSONValue {
      [
        "id": .string(session.id), "current": .bool(session.id == current),
        "opened_at": .string(CalendarDate.rfc3339(seconds: session.openedAt / 1000)),
        "used_at": .string(CalendarDate.rfc3339(seconds: session.usedAt / 1000)),
        "device": .string(session.device),
      ]
    }
  }
#endif
