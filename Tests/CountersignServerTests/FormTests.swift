#if Server
  import CountersignServer
  import CountersignSettings
  import Testing

  /// Bodies that are no JSON.
  @Suite struct FormTests {
    private static func multipart(_ name: String, _ password: String, end: String = "\r\n")
      -> String
    {
      """
      --b0undary\r
      Content-Disposition: form-data; name="username"\r
      \r
      \(name)\r
      --b0undary\r
      content-disposition: form-data; name="password"\r
      Content-Type: text/plain; charset=utf-8\r
      \r
      \(password)\r
      --b0undary--\(end)
      """
    }

    private func logIn(
      _ running: RunningServer, _ type: String, _ body: String
    ) async throws -> RawAnswer {
      try await running.client.send(
        "POST", RunningServer.login, body: body, fields: ["Content-Type": type])
    }

    @Test(arguments: [true, false])
    func `are read where the profile lists their type`(isListed: Bool) async throws {
      var settings = AuthSettings.plain
      if isListed {
        settings.server.contentTypes += [
          "application/x-www-form-urlencoded", "multipart/form-data",
        ]
      }
      let password = "p&=+ %41\r\nü"
      try await RunningServer.with(settings, password: password) { running in
        let expected = isListed ? 200 : 415
        let encoded = "username=%61lice&password=p%26%3D%2B+%2541%0D%0A%C3%BC"
        let form = try await logIn(
          running, "application/x-www-form-urlencoded; charset=utf-8", encoded)
        #expect(form.status == expected)
        for (type, end) in [
          ("multipart/form-data; boundary=b0undary", "\r\n"),
          (#"Multipart/Form-Data; charset=utf-8; boundary="b0undary""#, ""),
        ] {
          let answer = try await logIn(running, type, Self.multipart("alice", password, end: end))
          #expect(answer.status == expected, "\(type) \(answer.body)")
        }
      }
    }
  }
#endif
