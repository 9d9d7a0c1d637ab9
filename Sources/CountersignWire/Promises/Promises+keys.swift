#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// Which keys are published, and for how long.
    static func keys(_ settings: AuthSettings) -> [Promise] {
      let algorithm = settings.tokens.algorithm
      guard !algorithm.isShared, algorithm != .none, settings.routes.login != nil else {
        return []
      }
      var promises = [published(settings), publicOnly]
      let dated = settings.keys.retired.filter { $0.until != nil && $0.id != nil }
      if !dated.isEmpty { promises.append(ended(dated)) }
      return promises
    }

    /// The key of a fresh token is there, and so are retired ones up to their day.
    private static func published(_ settings: AuthSettings) -> Promise {
      Promise(
        id: "keys-published", title: "the key set has the keys that verify tokens",
        fields: ["keys.id", "keys.retired"],
        probe: Probe(steps: { _ in [.keySet, .login] }) {
          transcript in
          transcript.judging("keys") { keys in
            let line = transcript["login"]?.response.setCookie(settings.cookies.access.name)
            guard let token = line.flatMap({ SetCookieLine($0) }).flatMap({ Token($0.bareValue) })
            else { return .unreachable("login set no token") }
            guard let id = token.header["kid"]?.string else {
              return .revealed(Evidence("tokens name no key"))
            }
            let now = token.issued ?? 0
            let wanted =
              [id]
              + settings.keys.retired.filter { $0.isKept(at: now) }
              .compactMap(\.id)
            let missing = wanted.filter { !keys.keyIDs.contains($0) }
            return missing.isEmpty
              ? .held(observed: "\(keys.keyIDs.count) keys, the token's among them")
              : .revealed(
                Evidence(
                  "\(missing.count) of \(wanted.count) keys are missing", bytes: [keys.summary]))
          }
        })
    }

    /// The members that make a private or symmetric key (RFC 7518 6.2.2, 6.3.2, 6.4.1).
    private static let secretMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"]

    private static let publicOnly = Promise(
      id: "keys-public-only", title: "the key set shows public keys only",
      fields: ["keys.verifying", "keys.retired"],
      probe: Probe(needs: [], steps: { _ in [.keySet] }) { transcript in
        transcript.judging("keys") { answer in
          guard case .array(let keys)? = JSONValue(answer.response.body)?["keys"] else {
            return .unreachable("the answer is no key set")
          }
          let shown = secretMembers.first { name in keys.contains { $0[name] != nil } }
          return shown.map {
            .revealed(Evidence("a key shows its member `\($0)`", bytes: [answer.summary]))
          } ?? .held(observed: "\(keys.count) keys, public members only")
        }
      })

    /// Ten years, in seconds.
    private static let decade: Int64 = 315_360_000

    /// Ten years from now no key is left whose day is over by then.
    private static func ended(_ dated: [AuthSettings.Keys.RetiredKey]) -> Promise {
      Promise(
        id: "retired-keys-end", title: "retired keys are not published after their day",
        fields: ["keys.retired"],
        probe: Probe(needs: [], steps: { _ in [.advance(.seconds(decade)), .keySet] }) {
          transcript in
          transcript.judging("keys") { keys in
            let ids = dated.filter { !$0.isKept(at: transcript.start + decade) }.compactMap(\.id)
            guard !ids.isEmpty else {
              return .unreachable("no retired key ends within ten years")
            }
            let left = ids.filter { keys.keyIDs.contains($0) }
            return left.isEmpty
              ? .held(observed: "\(ids.count) retired, none left")
              : .revealed(Evidence("\(left.count) are left", bytes: [keys.summary]))
          }
        })
    }
  }

  extension Exchange {
    /// The key identifiers of a JWK Set.
    fileprivate var keyIDs: [String] {
      guard case .array(let keys)? = JSONValue(response.body)?["keys"] else { return [] }
      return keys.compactMap { $0["kid"]?.string }
    }
  }

  extension AuthSettings.Keys.RetiredKey {
    /// Whether the key still verifies at this second since 1970.
    fileprivate func isKept(at now: Int64) -> Bool {
      guard let until, let end = Instant.seconds("\(until)T23:59:59Z") else { return true }
      return now <= end
    }
  }
#endif
