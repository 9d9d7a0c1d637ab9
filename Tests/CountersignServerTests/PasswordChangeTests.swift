#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import Testing

  /// What a change of the password leaves behind.
  @Suite struct PasswordChangeTests {
    private static let path = "/api/auth/password/change/"

    private static func body(_ old: String, _ new: String) -> String {
      #"{"old_password":"\#(old)","new_password1":"\#(new)","new_password2":"\#(new)"}"#
    }

    @Test func `of several changes at once one is made, and one session is left`() async throws {
      try await RunningServer.with(.plain) { running in
        let access = try await running.logIn().cookie("access") ?? ""
        let answers = try await withThrowingTaskGroup(of: (Int, RawAnswer).self) { group in
          for number in 0..<16 {
            group.addTask {
              let answer = try await running.client.send(
                "POST", Self.path, body: Self.body(running.password, "the new phrase \(number)"),
                cookies: ["access": access])
              return (number, answer)
            }
          }
          return try await group.reduce(into: [Int: RawAnswer]()) { $0[$1.0] = $1.1 }
        }
        let made = answers.filter { $0.value.status == 200 }
        #expect(made.count == 1)
        for (number, answer) in answers {
          let login = try await running.client.send(
            "POST", RunningServer.login,
            body: #"{"username":"alice","password":"the new phrase \#(number)"}"#)
          #expect(login.status == (answer.status == 200 ? 200 : 400))
          let refresh = try await running.refresh(answer.cookie("refresh"))
          #expect(refresh.status == (answer.status == 200 ? 200 : 401))
        }
      }
    }

    @Test func `a client that has its tokens from bodies gets new ones there`() async throws {
      var settings = AuthSettings.plain
      settings.tokens.acceptFrom = [.header, .body]
      settings.tokens.body = .all
      try await RunningServer.with(settings) { running in
        let access = try await running.logIn().cookie("access") ?? ""
        let answer = try await running.client.send(
          "POST", Self.path, body: Self.body(running.password, "a much longer phrase"),
          fields: ["Authorization": "Bearer \(access)"])
        #expect(answer.status == 200)
        let new = try #require(answer.body.firstMatch(of: /"access":"([^"]+)"/)?.output.1)
        let refresh = try #require(answer.body.firstMatch(of: /"refresh":"([^"]+)"/)?.output.1)
        running.clock.advance(by: .seconds(2))
        let data = try await running.client.send(
          "GET", "/api/data/", fields: ["Authorization": "Bearer \(new)"])
        #expect(data.status == 200)
        let next = try await running.client.send(
          "POST", "/api/auth/token/refresh/", body: #"{"refresh":"\#(refresh)"}"#)
        #expect(next.status == 200)
      }
    }

    @Test func `a framework session goes on as a new one`() async throws {
      var settings = AuthSettings.plain
      settings.session.login = true
      settings.server.authentication = [.session]
      try await RunningServer.with(settings) { running in
        let old = try #require(try await running.logIn().cookie("sessionid"))
        let answer = try await running.client.send(
          "POST", Self.path, body: Self.body(running.password, "a much longer phrase"),
          cookies: ["sessionid": old])
        #expect(answer.status == 200)
        let new = try #require(answer.cookie("sessionid"))
        for (key, status) in [(old, 401), (new, 200)] {
          let user = try await running.client.send(
            "GET", "/api/auth/user/", cookies: ["sessionid": key])
          #expect(user.status == status)
        }
      }
    }

    @Test func `changes of one user at once are all kept`() async throws {
      try await withDatabasePath { path in
        var options = ServerOptions()
        options.store = .file(path)
        try await RunningServer.with(.plain, options: options) { running in
          let cookies = ["access": try await running.logIn().cookie("access") ?? ""]
          let volleys = try ["first_name", "last_name"].map { field in
            (field, try Volley(8, port: running.client.port))
          }
          for round in 1...20 {
            try await withThrowingTaskGroup(of: Void.self) { group in
              for (field, volley) in volleys {
                let request = Volley.request(
                  "PATCH", "/api/auth/user/", cookies: cookies,
                  body: #"{"\#(field)":"\#(field)\#(round)"}"#)
                group.addTask { _ = try await volley.fire(request) }
              }
              try await group.waitForAll()
            }
            let user = try await running.client.send("GET", "/api/auth/user/", cookies: cookies)
            #expect(user.body.contains(#""first_name":"first_name\#(round)""#))
            #expect(user.body.contains(#""last_name":"last_name\#(round)""#))
          }
        }
      }
    }
  }
#endif
