#if Server
  import HTTPTypes
  import Hummingbird

  extension Refusal {
    /// The whole answer: status, JSON body and the headers that belong to it.
    var response: Response {
      var response = Response.json(body, status: status)
      // Errors in fields have no place for a code in their body.
      response.headers[.errorCode] = code
      switch self {
      case .method(_, let allowed): response.headers[.allow] = allowed.joined(separator: ", ")
      case .throttled(let seconds, announced: true): response.headers[.retryAfter] = "\(seconds)"
      case .busy, .storeUnavailable: response.headers[.retryAfter] = "1"
      default: break
      }
      if status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer realm=\"api\"" }
      return response
    }

    /// The octets of the body.
    var octets: [UInt8] { body.bytes }

    private var body: JSONValue {
      switch self {
      case .fields(let errors): return errors.json
      case .notAnObject: return FieldErrors("non_field_errors", detail).json
      default: break
      }
      var members = JSONObject()
      members["detail"] = .string(detail)
      members["code"] = .string(code)
      if case .accessToken(let fault) = self {
        members["messages"] = [
          [
            "token_class": "AccessToken", "token_type": "access",
            "message": .string(fault.message),
          ]
        ]
      }
      if case .notFound(let routes?) = self {
        members["routes"] = .array(routes.map { .string($0) })
      }
      return .object(members)
    }
  }

  extension Response {
    /// A compact JSON answer that sets these cookies.
    static func json(
      _ value: JSONValue, status: HTTPResponse.Status = .ok, cookies: [SetCookie] = []
    ) -> Response {
      var response = Response(
        status: status, headers: jsonHeaders,
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: value.bytes)))
      response.add(cookies)
      return response
    }

    /// The headers of every JSON answer.
    static let jsonHeaders: HTTPFields = [.contentType: "application/json"]

    /// Appends one `Set-Cookie` line a cookie, in this order.
    mutating func add(_ cookies: [SetCookie]) {
      for cookie in cookies {
        headers.append(HTTPField(name: .setCookie, value: cookie.line))
      }
    }
  }
#endif
