#if Server
  /// Why a request is not granted; `Refusal+wording` has the status, code and words of each.
  enum Refusal: Error, Hashable, Sendable {
    /// What came is no HTTP request.
    case malformedRequest
    /// The head of the request is larger than is read.
    case headTooLarge
    /// The body is not JSON.
    case malformedJSON(JSONError)
    /// The body is not the form that its type says.
    case malformedForm(MultipartForm.Fault)
    /// The body is not an object; the name of what it is.
    case notAnObject(String)
    /// Fields of the body are missing or wrong.
    case fields(FieldErrors)
    /// The body does not end as it was announced.
    case bodyBroken
    /// The body is larger than is read.
    case bodyTooLarge
    /// The body's media type is not read; empty when none was given.
    case mediaType(String)
    /// Nobody is signed in.
    case anonymous
    /// The Authorization header is not `Bearer <token>`.
    case authorizationHeader
    /// The access token in the request is no good.
    case accessToken(TokenFault)
    /// The refresh token or the token to verify is no good.
    case token(TokenFault)
    /// The access token has no claim that says whose it is.
    case subjectMissing
    /// The token's user is gone.
    case userUnknown
    /// The token's user is disabled.
    case userInactive
    /// The refresh token's user is gone or disabled.
    case accountInactive
    /// The password was changed after the token was issued.
    case passwordChanged
    /// There is no refresh token where one is looked for.
    case refreshTokenMissing
    /// The CSRF defence failed.
    case csrf(CSRFFault)
    /// Nothing is mounted at this path; with debug, what is.
    case notFound(routes: [String]?)
    /// The endpoint does not have this method.
    case method(String, allowed: [String])
    /// No media type of Accept can be served.
    case notAcceptable
    /// Tried too often.
    case throttled(seconds: Int64, announced: Bool)
    /// The Host header is not one of the accepted.
    case host
    /// The request came over plain http.
    case plainHTTP
    /// This is a lab build, and the request came from another machine.
    case labOnly
    /// The profile promises something that this server was not given the means for.
    case notOffered
    /// All password workers are busy.
    case busy
    /// The database does not answer.
    case storeUnavailable
    /// The body did not arrive in time.
    case bodyTooSlow
    /// The server itself failed; its log says how.
    case failure
  }

  /// Why a token is refused.
  enum TokenFault: Error, Hashable, Sendable {
    /// Not a token, wrong signature, algorithm, issuer or audience.
    case invalid
    case expired
    /// A claim is missing; its name.
    case missing(String)
    case noType
    case wrongType
    case noID
    /// Its session ended, or it was never given out.
    case revoked
    /// Rotated before. Clients are told no more than of a revoked one.
    case replayed
  }

  /// Why a request is taken for forged.
  enum CSRFFault: Hashable, Sendable {
    /// The Origin header names an origin that is not trusted.
    case origin(String)
    /// The browser says that another site made the request, or nothing tells who did.
    case unknownOrigin
    case headerMissing
    case cookieMissing
    case tokenMissing
    case tokenWrong(header: String)
  }
#endif
