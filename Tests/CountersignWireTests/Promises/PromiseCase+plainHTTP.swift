#if Server
  import CountersignSettings

  extension PromiseCase {
    /// Those who ask without TLS are treated as the profile says.
    static let heldPlainHTTP: [PromiseCase] = [
      plain(.refuse, [answer("asked", 403), answer("sent", 403)], "403, 403"),
      plain(.refuse, [answer("asked", 426)], "426"),
      plain(.redirect, [moved("asked"), answer("sent", 403)], "308, 403"),
      plain(.redirect, [moved("asked"), moved("sent")], "308, 308"),
      plain(.serve, [answer("asked", 401), answer("sent", 400)], "401, 400"),
    ]

    /// Those who ask without TLS are treated otherwise.
    static let brokenPlainHTTP: [PromiseCase] = [
      plain(.refuse, [answer("asked", 401)], "GET answers 401, promised a refusal"),
      plain(.refuse, [moved("asked")], "GET answers 308, promised a refusal"),
      plain(
        .refuse, [answer("asked", 403), answer("sent", 400)],
        "POST answers 400, promised a refusal"),
      plain(.refuse, [answer("asked", 500)], "GET answers 500, promised a refusal"),
      plain(.redirect, [answer("asked", 403)], "GET answers 403, promised a redirect to https"),
      plain(
        .redirect, [answer("asked", 301, ["Location: http://api.a.de/"])],
        "GET answers 301, promised a redirect to https"),
      plain(
        .redirect, [moved("asked"), answer("sent", 400)],
        "POST answers 400, promised a redirect to https"),
      plain(.serve, [moved("asked")], "GET answers 308, promised the answer of https"),
      plain(
        .serve, [answer("asked", 401), answer("sent", 403)],
        "POST answers 403, promised the answer of https"),
    ]

    private static func moved(_ name: String) -> Answer {
      answer(name, 308, ["Location: https://api.a.de/"])
    }

    private static func plain(
      _ mode: AuthSettings.PlainHTTP, _ answers: [Answer], _ observed: String
    ) -> PromiseCase {
      let encrypted = [answer("encrypted", 401), answer("sent with TLS", 400)]
      return PromiseCase("plain-http", encrypted + answers, observed) {
        $0.transport.plainHTTP = mode
      }
    }
  }
#endif
