#if Server
  import CountersignServer
  import CountersignSettings
  import Testing

  /// What signed-in users do with their account.
  @Suite struct AccountTests {
    private func change(
      _ running: RunningServer, from old: String, to new: String, access: String
    ) async throws -> RawAnswer {
      try await running.client.send(
        "POST", "/api/auth/password/change/",
        body: #"{"old_password":"\#(old)","new_password1":"\#(new)","new_password2":"\#(new)"}"#,
        cookies: ["access": access])
    }

    @Test func `a password change ends the sessions of the old password`() async throws {
      try await RunningServer.with(.plain) { running in
        let login = try await running.logIn()
        let access = login.cookie("access") ?? ""
        let wrong = try await change(
          running, from: "not it", to: "a much longer phrase", access: access)
        #expect(wrong.status == 400)
        #expect(wrong.body.contains("old_password"))
        let changed = try await change(
          running, from: running.password, to: "a much longer phrase", access: access)
        #expect(changed.status == 200)
        let refused = try await running.refresh(login.cookie("refresh"))
        #expect(refused.status == 401)
        let late = try await running.client.send("GET", "/api/data/", cookies: ["access": access])
        #expect(late.body.contains("password_changed"))
        let taken = try await running.refresh(changed.cookie("refresh"))
        #expect(taken.status == 200)
      }
    }

    @Test func `a password change leaves sessions alone where the profile says so`() async throws {
      var settings = AuthSettings.plain
      settings.tokens.revokeOnPasswordChange = false
      try await RunningServer.with(settings) { running in
        let login = try await running.logIn()
        let changed = try await change(
          running, from: running.password, to: "a much longer phrase",
          access: login.cookie("access") ?? "")
        #expect(changed.status == 200)
        let taken = try await running.refresh(login.cookie("refresh"))
        #expect(taken.status == 200)
      }
    }

    @Test func `names can be changed, and nothing else`() async throws {
      try await RunningServer.with(.plain) { running in
        let cookies = ["access": try await running.logIn().cookie("access") ?? ""]
        let answer = try await running.client.send(
          "PATCH", "/api/auth/user/",
          body: #"{"first_name":"Alicia","email":"mallory@example.com","pk":7}"#, cookies: cookies)
        #expect(
          answer.body
            == #"{"pk":1,"username":"alice","email":"alice@example.com","#
            + #""first_name":"Alicia","last_name":"Liddell"}"#)
        let refused = try await running.client.send(
          "PUT", "/api/auth/user/", body: #"{"username":"a b"}"#, cookies: cookies)
        #expect(refused.status == 400)
      }
    }

    @Test func `a token counts only where the profile takes it from`() async throws {
      try await RunningServer.with(.plain) { running in
        let access = try await running.logIn().cookie("access") ?? ""
        let bearer = ["Authorization": "Bearer \(access)"]
        let refused = try await running.client.send("GET", "/api/data/", fields: bearer)
        #expect(refused.status == 401)
        let query = try await running.client.send("GET", "/api/data/?token=\(access)")
        #expect(query.status == 401)
      }
      var settings = AuthSettings.plain
      settings.tokens.acceptFrom = [.cookie, .header, .query]
      try await RunningServer.with(settings) { running in
        let access = try await running.logIn().cookie("access") ?? ""
        let bearer = ["Authorization": "Bearer \(access)"]
        let taken = try await running.client.send("GET", "/api/data/", fields: bearer)
        #expect(taken.status == 200)
        let query = try await running.client.send("GET", "/api/data/?token=\(access)")
        #expect(query.status == 200)
      }
    }

    @Test func `verify tells good tokens from bad ones`() async throws {
      try await RunningServer.with(.plain) { running in
        let token = try await running.logIn().cookie("refresh") ?? ""
        let path = "/api/auth/token/verify/"
        let good = try await running.client.send("POST", path, body: #"{"token":"\#(token)"}"#)
        #expect(good.status == 200)
        #expect(good.body == "{}")
        _ = try await running.client.send(
          "POST", "/api/auth/logout/", cookies: ["refresh": token])
        let ended = try await running.client.send("POST", path, body: #"{"token":"\#(token)"}"#)
        #expect(ended.status == 401)
      }
    }

    @Test func `the csrf route hands out the value of its cookie`() async throws {
      var settings = AuthSettings.plain
      settings.routes.csrf = "/auth/csrf/"
      settings.csrf.defence = .token
      try await RunningServer.with(settings) { running in
        let answer = try await running.client.send("GET", "/api/auth/csrf/")
        let token = try #require(answer.cookie("csrftoken"))
        #expect(answer.body == #"{"csrfToken":"\#(token)"}"#)
        #expect(answer.all("vary").contains("Cookie"))
        let login = try await running.client.send(
          "POST", RunningServer.login, body: running.credentials, cookies: ["csrftoken": token],
          fields: ["X-CSRFToken": token, "Origin": "http://localhost:8000"])
        #expect(login.status == 200)
      }
    }
  }
#endif
