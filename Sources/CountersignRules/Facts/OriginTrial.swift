import CountersignSettings

/// An experiment about pages: what the server lets a page of this or that origin do.
struct OriginTrial: Sendable {
  /// The origins whose pages ask for the user with a good cookie.
  var readers: [String]

  /// The origins whose pages log in with all that the CSRF defence asks of a page.
  var writers: [String]

  /// Creates an experiment; a few origins of each sort are enough.
  init(readers: [String], writers: [String] = []) {
    self.readers = Array(readers.prefix(4))
    self.writers = Array(writers.prefix(3))
  }

  /// The steps.
  var steps: [Probe.Step] {
    // A program signs in, which no rule about pages keeps from it.
    [.send(ProbeRequest(.login, page: .program), as: "login")]
      + readers.enumerated().map { number, origin in
        .send(
          ProbeRequest(
            .user, cookies: .exactly([.access(from: "login")]), page: .origin(origin)),
          as: "read.\(number + 1)")
      }
      + writers.enumerated().map { number, origin in
        .send(
          ProbeRequest(.login, cookies: .none, page: .origin(origin)), as: "write.\(number + 1)")
      }
  }

  /// Judges a trial in which all pages are strangers: the first that is let in is the weakness.
  func judgeStrangers(_ transcript: Transcript) -> Judgement {
    transcript.judging("login") { _ in
      for (origin, read) in zip(readers, transcript.flood("read")) {
        let allowed = read.response.header("access-control-allow-origin")
        guard let allowed, allowed == "*" || allowed == origin else { continue }
        return .revealed(
          Evidence(
            "a page of \(origin) may read the answer",
            bytes: [read.summary, "Access-Control-Allow-Origin: \(allowed)"]))
      }
      let writes = transcript.flood("write")
      for (origin, write) in zip(writers, writes) where write.reception == .taken {
        return .revealed(
          Evidence(
            "a page of \(origin) is trusted to act",
            bytes: ["Origin: \(origin)", write.summary]))
      }
      return writes.first { $0.reception == .other }?.tellsNothing
        ?? .held(observed: "no page of another origin is let in")
    }
  }

  /// Judges a trial in which all pages are apps: the first that is kept out is the fault.
  func judgeApps(_ transcript: Transcript) -> Judgement {
    transcript.judging("login") { _ in
      for (origin, read) in zip(readers, transcript.flood("read")) {
        let allowed = read.response.header("access-control-allow-origin")
        guard allowed != origin, allowed != "*" else { continue }
        return .revealed(
          Evidence(
            "the browser hides the answer from \(origin)",
            bytes: [
              "Origin: \(origin)", read.summary,
              "Access-Control-Allow-Origin: \(allowed ?? "(absent)")",
            ]))
      }
      let writes = transcript.flood("write")
      for (origin, write) in zip(writers, writes) where write.response.status == 403 {
        return .revealed(
          Evidence(
            "the CSRF defence refuses \(origin)",
            bytes: ["Origin: \(origin)", write.summary, write.response.text]))
      }
      return writes.first { $0.reception == .other }?.tellsNothing
        ?? .held(observed: "every app is let in")
    }
  }
}

extension OriginTrial {
  /// Pages of all apps of other origins, which both read and log in.
  static func apps(of settings: AuthSettings) -> OriginTrial {
    let apps = settings.appsAcrossOrigins.map(\.origin)
    return OriginTrial(readers: apps, writers: settings.looksAtOrigins ? apps : [])
  }
}
