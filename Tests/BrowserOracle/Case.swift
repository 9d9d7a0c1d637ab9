import CountersignBrowser

/// One case of the comparison: what a browser is made to do, in order, starting with no cookies.
struct Case: Decodable {
  var id: String
  /// The name of the preset that stands for the browser.
  var preset: String
  var steps: [Step]
}

/// One thing the browser does.
struct Step: Decodable {
  enum Deed: String, Decodable {
    case request
    /// A script sets `document.cookie`.
    case set
    /// A script reads `document.cookie`.
    case read
  }

  var deed: Deed
  /// When it was done, in seconds since 1970.
  var at: Int
  /// The request's URL, or the document's.
  var url: String
  var topLevel: String?
  var ancestors: [String]?
  /// What the script sets.
  var line: String?

  var kind: String?
  var method: String?
  var headers: [String: String]?
  var credentials: String?
  /// Absent for a typed address, `null` as a text for an opaque origin.
  var initiator: String?
  var answer: Answer?
}

/// What the stub server answers.
struct Answer: Decodable {
  struct Preflight: Decodable {
    var status: Int
    var cors: CORS
  }

  struct CORS: Decodable {
    var allowOrigin: String?
    var allowCredentials: String?
    var allowMethods: String?
    var allowHeaders: String?
  }

  var preflight: Preflight?
  var cors: CORS?
  var setCookies: [String]?
}

extension Step {
  func request() throws -> PlannedRequest {
    PlannedRequest(
      try known(kind, PlannedRequest.Kind.init),
      try WebURL(parsing: url),
      method: method ?? "GET",
      headers: (headers ?? [:]).sorted { $0.key < $1.key }.map { RequestHeader($0.key, $0.value) },
      credentials: try credentials.map { try known($0, PlannedRequest.Credentials.init) }
        ?? .sameOrigin,
      initiator: try initiator.map { try Origin(parsing: $0) },
      topLevel: try topLevel.map { try Origin(parsing: $0) },
      ancestors: try origins(ancestors))
  }

  func document() throws -> ScriptDocument {
    ScriptDocument(
      try WebURL(parsing: url),
      topLevel: try topLevel.map { try Origin(parsing: $0) },
      ancestors: try origins(ancestors))
  }

  private func origins(_ texts: [String]?) throws -> [Origin] {
    try (texts ?? []).map { try Origin(parsing: $0) }
  }
}

extension Answer {
  var planned: ServerAnswer {
    ServerAnswer(
      preflight: preflight.map { PreflightAnswer(status: $0.status, headers: $0.cors.planned) },
      cors: cors?.planned ?? CORSHeaders(),
      setCookies: setCookies ?? [])
  }
}

extension Answer.CORS {
  var planned: CORSHeaders {
    CORSHeaders(
      allowOrigin: allowOrigin, allowCredentials: allowCredentials, allowMethods: allowMethods,
      allowHeaders: allowHeaders)
  }
}

/// A word in a case that the procedure has no value for.
struct UnknownWord: Error {
  var word: String
}

/// The value that `word` stands for; throws the word when there is none.
func known<Value>(_ word: String?, _ value: (String) -> Value?) throws -> Value {
  guard let found = word.flatMap(value) else { throw UnknownWord(word: word ?? "") }
  return found
}
