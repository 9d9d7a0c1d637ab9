#if Server
  import ArgumentParser

  /// How hard a server is loaded.
  struct LoadOptions: ParsableArguments {
    @Option var port: Int
    @Option var connections = 32
    @Option var seconds = 5.0
    /// Milliseconds between an answer and the next request of a connection.
    @Option var pause = 0
  }

  /// `GET` of the data route with an access cookie, or with a fresh one each time.
  struct DataLoad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "data")

    @OptionGroup var load: LoadOptions
    @Flag(help: "Send no cookie: the bare server asks for none.") var anonymous = false
    @Option(
      help: "How many different access tokens go round; each is seen for the first time once.")
    var tokens = 1

    func run() async throws {
      var requests: [[UInt8]] = []
      for _ in 0..<(anonymous ? 1 : tokens) {
        let cookie = anonymous ? nil : try await Session.logIn(port: load.port).cookie("access")
        requests.append(Message.request("GET", "/api/data/", cookie: cookie.map { "access=" + $0 }))
      }
      let all = requests
      try await LoadRun(load).report { connection in
        var next = connection * all.count / 32
        return { _ in
          next += 1
          return all[next % all.count]
        }
      }
    }
  }

  /// Logins of one user.
  struct LoginLoad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "login")

    @OptionGroup var load: LoadOptions

    func run() async throws {
      try await LoadRun(load).report { _ in { _ in Session.login } }
    }
  }

  /// Refreshes, each connection with a session of its own that it rotates again and again.
  struct RefreshLoad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "refresh")

    @OptionGroup var load: LoadOptions
    @Flag(help: "Send an empty JSON object as the body.") var body = false

    func run() async throws {
      var requests: [[UInt8]] = []
      for _ in 0..<load.connections {
        let token = try await Session.logIn(port: load.port).cookie("refresh") ?? ""
        requests.append(request(Array(token.utf8)[...]))
      }
      let first = requests
      let beginning = Message.beginning(ofCookie: "refresh")
      try await LoadRun(load).report { connection in
        { answer in
          answer?.cookie(after: beginning).map(request) ?? first[connection]
        }
      }
    }

    private static let before = Array(
      "POST /api/auth/token/refresh/ HTTP/1.1\r\nHost: localhost\r\nCookie: refresh=".utf8)
    private static let withoutBody = Array("\r\nContent-Length: 0\r\n\r\n".utf8)
    private static let withBody = Array(
      "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}".utf8)

    private func request(_ token: ArraySlice<UInt8>) -> [UInt8] {
      Self.before + token + (body ? Self.withBody : Self.withoutBody)
    }
  }

  /// A login over a connection of its own.
  enum Session {
    static let login = Message.request(
      "POST", "/api/auth/login/", body: #"{"username":"alice","password":"correct horse"}"#)

    static func logIn(port: Int) async throws -> Message {
      try await Connection.once(port: port, login)
    }
  }
#endif
