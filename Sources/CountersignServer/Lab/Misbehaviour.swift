#if Server
  /// What a lab server does wrong, for clients under test.
  struct Misbehaviour: Hashable, Sendable {
    /// The endpoint whose requests are treated so.
    var endpoint: Endpoint

    /// What is done to them.
    var deed: Deed

    /// The first request that it is done to, counted from 1 when the misbehaviour is ordered.
    var first: Int

    /// How many requests in a row it is done to.
    var times: Int

    /// A wrong done to one request.
    enum Deed: Hashable, Sendable {
      /// The request takes effect, and the connection is closed without an answer.
      case drop
      /// The request takes effect, and its answer comes late.
      case delay(Duration)
      /// The request takes no effect; this status is answered, with `Retry-After` in seconds.
      case fail(status: Int, retryAfter: Int?)
      /// The request takes effect twice, and the second answer is given.
      case duplicate
    }
  }

  extension Misbehaviour {
    /// The longest delay, in seconds.
    static let longestDelay = 60.0

    /// The most requests that one order is about.
    static let mostRequests = 100_000

    /// Reads an order such as `{"route": "refresh", "deed": "drop", "nth": 2}`.
    ///
    /// Throws the fields that are wrong.
    init(_ fields: JSONObject) throws(Refusal) {
      var errors = FieldErrors()
      let known = ["route", "deed", "nth", "times", "seconds", "status", "retry_after"]
      for member in fields.members where !known.contains(member.name) {
        errors.add("Expected one of: \(known.joined(separator: ", ")).", to: member.name)
      }
      let route = fields["route"]?.text.flatMap { Endpoint.lab[$0] }
      if route == nil { errors.add("Expected one of: \(Endpoint.labNames).", to: "route") }
      first = Self.whole("nth", in: fields, 1...Self.mostRequests, otherwise: 1, &errors)
      times = Self.whole("times", in: fields, 1...Self.mostRequests, otherwise: 1, &errors)
      let wrong = Self.deed(fields, &errors)
      guard errors.isEmpty, let route, let wrong else { throw .fields(errors) }
      endpoint = route
      deed = wrong
    }

    private static func deed(_ fields: JSONObject, _ errors: inout FieldErrors) -> Deed? {
      switch fields["deed"]?.text {
      case "drop": return .drop
      case "duplicate": return .duplicate
      case "delay":
        let seconds = fields["seconds"]?.double ?? -1
        guard (0...longestDelay).contains(seconds) else {
          errors.add("Expected a number from 0 to \(Int(longestDelay)).", to: "seconds")
          return nil
        }
        return .delay(.milliseconds(Int64(seconds * 1000)))
      case "fail":
        let status = whole("status", in: fields, 400...599, otherwise: 503, &errors)
        let hasTime = fields["retry_after"] != nil
        let time = whole("retry_after", in: fields, 0...86_400, otherwise: 0, &errors)
        return .fail(status: status, retryAfter: hasTime ? time : nil)
      default:
        errors.add("Expected one of: drop, delay, fail, duplicate.", to: "deed")
        return nil
      }
    }

    private static func whole(
      _ name: String, in fields: JSONObject, _ range: ClosedRange<Int>, otherwise: Int,
      _ errors: inout FieldErrors
    ) -> Int {
      guard let value = fields[name] else { return otherwise }
      guard let number = value.double.flatMap({ Int(exactly: $0) }), range.contains(number) else {
        errors.add(
          "Expected a whole number from \(range.lowerBound) to \(range.upperBound).", to: name)
        return otherwise
      }
      return number
    }
  }

  extension Endpoint {
    /// The endpoints that can misbehave, by the names that their routes have in a profile.
    static let lab: [String: Endpoint] = [
      "login": .login, "logout": .logout, "user": .user, "refresh": .refresh, "verify": .verify,
      "password_change": .passwordChange, "csrf": .csrf, "data": .data,
    ]

    fileprivate static let labNames = lab.keys.sorted().joined(separator: ", ")
  }
#endif
