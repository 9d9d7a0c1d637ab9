#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// What becomes of those who ask an https API without TLS. They send nothing secret, and a
    /// closed port refuses them too.
    static func plainHTTP(_ mode: AuthSettings.PlainHTTP) -> Promise {
      Promise(
        id: "plain-http", title: "plain http is \(mode.fate)", fields: ["transport.plain_http"],
        probe: Probe(
          needs: [],
          steps: { settings in
            let asked: [Probe.Step] = [
              .send(ProbeRequest(.user, cookies: .none, page: .program), as: "encrypted"),
              .send(.plainHTTP(.user), as: "asked"),
            ]
            return settings.routes.login == nil
              ? asked
              : asked + [
                .send(.emptyLogin, as: "sent with TLS"),
                .send(.plainHTTP(.login, body: .json("{}")), as: "sent"),
              ]
          },
          judge: { $0.judge(mode) }))
    }
  }

  extension Transcript {
    fileprivate func judge(_ mode: AuthSettings.PlainHTTP) -> Judgement {
      if isPlainPortClosed {
        return mode == .refuse
          ? .held(observed: "nothing listens there")
          : .revealed(Evidence("nothing listens there, promised \(mode.answer)", bytes: []))
      }
      guard let encrypted = self["encrypted"], let asked = self["asked"] else {
        return .unreachable("the requests were never sent")
      }
      var answers = [("GET", asked, encrypted)]
      if let sent = self["sent"], let encrypted = self["sent with TLS"] {
        answers.append(("POST", sent, encrypted))
      }
      let fault = answers.first { method, answer, encrypted in
        !answer.response.isAnswer(of: mode, to: method, insteadOf: encrypted.response.status)
      }
      guard let (method, answer, _) = fault else {
        return .held(observed: answers.map { "\($0.1.response.status)" }.joined(separator: ", "))
      }
      return .revealed(
        Evidence(
          "\(method) answers \(answer.response.status), promised \(mode.answer)",
          bytes: [answer.summary]
            + (answer.response.header("location").map { ["Location: \($0)"] } ?? [])))
    }
  }

  extension Exchange.Response {
    /// Whether this answer without TLS is what the mode says, where the same request is answered
    /// with the status `encrypted` over TLS.
    ///
    /// A body has crossed the wire already, so it may be refused where others are redirected.
    fileprivate func isAnswer(
      of mode: AuthSettings.PlainHTTP, to method: String, insteadOf encrypted: Int
    ) -> Bool {
      let isGet = method == "GET"
      // What a route answers who has looked at the request: to a stranger, to an empty login.
      let ofRoute = isGet ? [401, encrypted] : [400, 401, 422]
      let isRefusal = (400..<500).contains(status) && !ofRoute.contains(status)
      switch mode {
      case .serve: return status == encrypted
      case .refuse: return isRefusal
      case .redirect: return isRedirect || (!isGet && isRefusal)
      }
    }

    private var isRedirect: Bool {
      [301, 302, 303, 307, 308].contains(status)
        && header("location")?.lowercased().hasPrefix("https://") == true
    }
  }

  extension ProbeRequest {
    /// A program's login without a word in it and without a CSRF token.
    fileprivate static let emptyLogin = ProbeRequest(
      .login, cookies: .none, body: .json("{}"), page: .program, csrf: false)
  }

  extension AuthSettings.PlainHTTP {
    fileprivate var fate: String {
      switch self {
      case .serve: "served"
      case .refuse: "refused"
      case .redirect: "redirected to https"
      }
    }

    fileprivate var answer: String {
      switch self {
      case .serve: "the answer of https"
      case .refuse: "a refusal"
      case .redirect: "a redirect to https"
      }
    }
  }
#endif
