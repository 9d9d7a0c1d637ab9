#if Server
  import HTTPTypes

  extension Refusal {
    /// The status of the answer.
    var status: HTTPResponse.Status {
      switch self {
      case .malformedRequest, .malformedJSON, .malformedForm, .bodyBroken, .notAnObject, .fields,
        .host:
        .badRequest
      case .headTooLarge: .requestHeaderFieldsTooLarge
      case .anonymous, .authorizationHeader, .accessToken, .token, .subjectMissing, .userUnknown,
        .userInactive, .accountInactive, .passwordChanged, .refreshTokenMissing:
        .unauthorized
      case .csrf, .plainHTTP, .labOnly: .forbidden
      case .notFound: .notFound
      case .method: .methodNotAllowed
      case .notAcceptable: .notAcceptable
      case .bodyTooLarge: .contentTooLarge
      case .mediaType: .unsupportedMediaType
      case .throttled: .tooManyRequests
      case .notOffered: .notImplemented
      case .busy, .storeUnavailable: .serviceUnavailable
      case .bodyTooSlow: .requestTimeout
      case .failure: .internalServerError
      }
    }

    /// A stable word for programs.
    var code: String {
      switch self {
      case .malformedRequest: "bad_request"
      case .headTooLarge: "head_too_large"
      case .malformedJSON, .malformedForm, .bodyBroken: "parse_error"
      case .notAnObject, .fields: "invalid"
      case .bodyTooLarge: "body_too_large"
      case .mediaType: "unsupported_media_type"
      case .anonymous: "not_authenticated"
      case .authorizationHeader: "bad_authorization_header"
      case .accessToken, .token, .subjectMissing, .refreshTokenMissing: "token_not_valid"
      case .userUnknown: "user_not_found"
      case .userInactive: "user_inactive"
      case .accountInactive: "no_active_account"
      case .passwordChanged: "password_changed"
      case .csrf: "csrf_failed"
      case .notFound: "not_found"
      case .method: "method_not_allowed"
      case .notAcceptable: "not_acceptable"
      case .throttled: "throttled"
      case .host: "bad_host"
      case .plainHTTP: "https_required"
      case .labOnly: "lab_only"
      case .notOffered: "not_offered"
      case .busy: "busy"
      case .storeUnavailable: "store_unavailable"
      case .bodyTooSlow: "body_too_slow"
      case .failure: "error"
      }
    }

    /// A sentence for people.
    var detail: String {
      switch self {
      case .malformedRequest: "This is no HTTP request that is understood here."
      case .headTooLarge: "The head of the request is too large."
      case .malformedJSON(let error): "JSON parse error - \(error)"
      case .malformedForm(let fault): "Multipart form parse error - \(fault.rawValue)"
      case .notAnObject(let type): "Invalid data. Expected a dictionary, but got \(type)."
      case .fields: "Invalid input."
      case .bodyBroken: "The request body does not end as announced."
      case .bodyTooLarge: "The request body is too large."
      case .mediaType(let type): "Unsupported media type \"\(type)\" in request."
      case .anonymous: "Authentication credentials were not provided."
      case .authorizationHeader:
        "Authorization header must contain two space-delimited values"
      case .accessToken: "Given token not valid for any token type"
      case .token(let fault): fault.message
      case .subjectMissing: "Token contained no recognizable user identification"
      case .userUnknown: "User not found"
      case .userInactive: "User is inactive"
      case .accountInactive: "No active account found for the given token."
      case .passwordChanged: "The user's password has been changed."
      case .refreshTokenMissing: "No valid refresh token found."
      case .csrf(let fault): "CSRF Failed: \(fault.message)"
      case .notFound: "Not found."
      case .method(let method, _): "Method \"\(method)\" not allowed."
      case .notAcceptable: "Could not satisfy the request Accept header."
      case .throttled(let seconds, _):
        "Request was throttled. Expected available in \(seconds) "
          + (seconds == 1 ? "second." : "seconds.")
      case .host: "The Host header is not accepted."
      case .plainHTTP: "This service answers over https only."
      case .labOnly: "This is a lab build, which answers this machine only."
      case .notOffered: "This server cannot send messages."
      case .busy: "Too many logins at once. Try again."
      case .storeUnavailable: "The service is not available at the moment. Try again."
      case .bodyTooSlow: "The request body did not arrive in time."
      case .failure: "A server error occurred."
      }
    }
  }

  extension TokenFault {
    /// What clients read.
    var message: String {
      switch self {
      case .invalid: "Token is invalid"
      case .expired: "Token is expired"
      case .missing(let claim): "Token has no '\(claim)' claim"
      case .noType: "Token has no type"
      case .wrongType: "Token has wrong type"
      case .noID: "Token has no id"
      case .revoked, .replayed: "Token is blacklisted"
      }
    }
  }

  extension CSRFFault {
    /// The clause after "CSRF Failed: ".
    var message: String {
      switch self {
      case .origin(let origin):
        "Origin checking failed - \(origin) does not match any trusted origins."
      case .unknownOrigin: "Origin checking failed - nothing shows a trusted origin."
      case .headerMissing: "CSRF header missing."
      case .cookieMissing: "CSRF cookie not set."
      case .tokenMissing: "CSRF token missing."
      case .tokenWrong(let header): "CSRF token from the '\(header)' HTTP header incorrect."
      }
    }
  }
#endif
