package import CountersignSettings

extension Probe {
  /// One step of an experiment.
  package enum Step: Sendable, Hashable {
    /// Sends a request and remembers the exchange under a name; a later exchange of the same name
    /// replaces it.
    case send(ProbeRequest, as: String)

    /// Sends the request so many times, one after another; the exchanges are `name.1`, `name.2` ….
    case flood(ProbeRequest, times: Int, as: String)

    /// Sends the request so many times at once, each with the cookies of this moment; the exchanges
    /// are `name.1`, `name.2` … and what they set is stored in this order.
    case parallel(ProbeRequest, times: Int, as: String)

    /// Lets time pass: moves the server's clock where the runner may, waits where it is short.
    case advance(Duration)

    /// Has an operator change the account; a runner that knows none ends here.
    case operate(Operation)

    /// Begins a TLS connection as a client that knows no version beyond `maximum` (nil: all of
    /// them) and breaks it off once the certificates are there.
    case handshake(maximum: AuthSettings.TLSVersion?, as: String)

    /// Forgets all cookies of the jar, as a new browser profile would.
    case forgetCookies
  }
}

extension Probe {
  /// What an operator does to the experiment's account.
  package enum Operation: Sendable, Hashable {
    /// Gives new values to all fields of the account that tokens copy.
    case changeClaims
  }
}

/// A request of an experiment, in the words of the profile; the runner knows the addresses.
package struct ProbeRequest: Sendable, Hashable {
  /// Where to send it.
  package enum Endpoint: Sendable, Hashable {
    case login, logout, user, refresh, verify, csrf, passwordChange
    /// The embedded server's sample of an authenticated route, `/data/`.
    case data
    /// A path on the server, `site.base_path` included.
    case path(String)
  }

  /// Which cookies go along.
  package enum Cookies: Sendable, Hashable {
    /// What a browser would send: the jar decides.
    case jar
    /// None but the CSRF cookie where `csrf` sends its token; `Set-Cookie` lines of the answer are
    /// not stored either.
    case none
    /// Exactly these, in this order, and the CSRF cookie where `csrf` sends its token; the jar is
    /// neither asked nor filled.
    case exactly([CookieSource])
  }

  /// A cookie or token that an earlier exchange handed out.
  package enum CookieSource: Sendable, Hashable {
    /// The access cookie that this exchange set.
    case access(from: String)
    /// The refresh cookie that this exchange set.
    case refresh(from: String)
    /// A cookie with this name that this exchange set.
    case named(String, from: String)
    /// This name and value.
    case literal(name: String, value: String)
    /// The value of another source under another name.
    indirect case renamed(CookieSource, to: String)
    /// The token of another source, altered as an attacker would.
    indirect case forged(CookieSource, Forgery)
    /// The claims of another source, signed with the public key that this exchange's JWK Set
    /// publishes, as if it were a secret.
    indirect case confused(CookieSource, keysFrom: String)
    /// The claims of another source, signed with a secret of `KeyGuess`: the one that made its
    /// signature, or else the first.
    indirect case guessed(CookieSource)
    /// The claims of another source, signed by somebody who has a key of the profile's kind.
    indirect case signed(CookieSource, by: Signer)
  }

  /// Somebody who signs tokens beside the server.
  package enum Signer: Sendable, Hashable {
    /// The holder of the signing key of the profile's next environment; where there is none, of
    /// another key of the same kind.
    case otherEnvironment
    /// The holder of the entry of this number in `keys.retired`.
    case retired(Int)
    /// A service that reads the signing key from the same place and trims it.
    case sisterService
  }

  /// The body.
  package enum Body: Sendable, Hashable {
    case none
    /// The account's name and password, as JSON.
    case credentials
    /// The second account's name and password, as JSON.
    case secondCredentials
    /// The account's name and password, form-encoded.
    case credentialsForm
    /// The account's name and a wrong password, as JSON.
    case wrongPassword
    /// The account's name and the password that a change sets meanwhile, as JSON.
    case otherCredentials
    /// A change from one of the account's passwords to the other, as JSON.
    case passwordChange(from: Password, to: Password)
    /// This JSON text.
    case json(String)
    /// A JSON object with one member whose value is a token or cookie of an earlier exchange.
    case token(member: String, CookieSource)
  }

  /// A password of the account.
  package enum Password: Sendable, Hashable {
    /// The one that the runner was given.
    case known
    /// One that the runner makes up; an experiment that sets it changes it back.
    case other
  }

  /// The page that the request comes from.
  package enum Page: Sendable, Hashable {
    /// The first app of the profile, or the API's own origin when it has none.
    case app
    /// A page of this origin.
    case origin(String)
    /// No page: a program, without Origin and Fetch Metadata.
    case program
  }

  /// What makes the request.
  package enum Kind: Sendable, Hashable {
    /// A script's `fetch` with credentials.
    case fetch
    /// A form that navigates the top-level page: a POST that asks no preflight.
    case form
  }

  package var endpoint: Endpoint
  package var kind: Kind
  /// Nil: POST for login, logout, refresh, verify, password change; else GET.
  package var method: String?
  package var cookies: Cookies
  package var body: Body
  package var page: Page
  /// Whether an honest client's CSRF header goes along where the profile asks for one.
  package var csrf: Bool
  /// More header lines, in order; they replace the runner's own of the same name.
  package var headers: [HeaderLine]
  /// A token that goes along as `Authorization: Bearer` (RFC 6750 2.1); nil for none.
  package var bearer: CookieSource?
  /// A token that goes along in the address, as `?token=`; nil for none.
  package var queryToken: CookieSource?
  /// Whose machine sends it: 0 is the usual client, every other number another address.
  package var client: Int
  /// Whether it is sent without TLS, also to an API that says https.
  package var isPlainHTTP = false
  /// Which process of the server it reaches, counted from 0.
  package var worker: Int

  /// Creates a request that an honest client on the app's page would send.
  package init(
    _ endpoint: Endpoint, method: String? = nil, cookies: Cookies = .jar, body: Body? = nil,
    page: Page = .app, kind: Kind = .fetch, csrf: Bool = true, headers: [HeaderLine] = [],
    bearer: CookieSource? = nil, queryToken: CookieSource? = nil, client: Int = 0,
    worker: Int = 0
  ) {
    self.endpoint = endpoint
    self.kind = kind
    self.method = method
    self.cookies = cookies
    self.body = body ?? (endpoint == .login ? .credentials : .none)
    self.page = page
    self.csrf = csrf
    self.headers = headers
    self.bearer = bearer
    self.queryToken = queryToken
    self.client = client
    self.worker = worker
  }
}

/// A header field as it stands on the wire.
package struct HeaderLine: Sendable, Hashable {
  package var name: String
  package var value: String

  /// Creates a field.
  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
