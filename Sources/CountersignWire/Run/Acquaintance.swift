#if Server
  import CountersignRules
  import CountersignSettings
  import CountersignSource

  /// The first visit to a server: whether it is the one that the profile is about.
  struct Acquaintance: Sendable {
    let runner: ProbeRunner

    /// Reaches the server, logs in, and throws what makes further experiments pointless.
    func make() async throws(SiteFault) {
      do throws(WireFailure) {
        try await runner.greet()
      } catch {
        throw .silent(error)
      }
      guard runner.settings.routes.login != nil else { return }
      let run = await runner.run(Self.visit)
      if let failure = run.failure { throw .silent(failure) }
      guard let login = run.transcript["login"] else { return }
      try judge(login)
      try compareCookies(of: login)
    }

    private static let visit = Probe(
      steps: { _ in [.login] }, judge: { _ in .held(observed: "") })

    private func judge(_ login: Exchange) throws(SiteFault) {
      let status = login.response.status
      switch status {
      case 200..<300: return
      case 300..<400:
        let location = Visible.text(login.response.header("location") ?? "nowhere")
        throw .moved(login: login.request.url, location: String(location.prefix(200)))
      case 400, 401, 422:
        throw .accountRefused(user: runner.target.account?.username ?? "", status: status)
      case 404, 405, 410, 415: throw .noLogin(url: login.request.url, status: status)
      case 429: throw .limited(retryAfter: login.response.retryAfter)
      case 500...: throw .failing(status: status)
      default: throw .forbidden(status: status)
      }
    }

    /// One cookie missing is a broken promise; none of them is another profile.
    private func compareCookies(of login: Exchange) throws(SiteFault) {
      let cookies = runner.settings.cookies
      let promised = [cookies.access.name, cookies.refresh.name]
      guard promised.allSatisfy({ login.response.setCookie($0) == nil }) else { return }
      let names = login.response.setCookies.map { line in
        Visible.text(String(line.prefix { $0 != "=" && $0 != ";" }.prefix(80)))
      }
      throw .otherCookies(set: names, promised: promised)
    }
  }

  extension Exchange.Response {
    /// The whole seconds of `Retry-After`; nil for a date and for none (RFC 9110 10.2.3).
    var retryAfter: Int? { header("retry-after").flatMap { Int($0) } }
  }
#endif
