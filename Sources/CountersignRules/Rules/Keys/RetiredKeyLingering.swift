import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// An old key that is still accepted.
  static let retiredKeyLingering = Rule(
    slug: "retired-key-lingering",
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "an old key is accepted for longer than any of its tokens lives",
    rationale: """
      Keys are retired because they leaked, or might have. As long as the old one is accepted, \
      whoever has it makes tokens.
      """,
    remedy: """
      set `until` to the day of retirement plus the refresh lifetime, and delete the entry after it
      """,
    references: [.rfc(7515, "4.1.4"), .rfc(7517, "4.5"), .asvs("13.3.4"), .cwe(324)],
    exceptions: "None.",
    bad: [
      Example(
        """
        keys:
          retired:
            - ▸{ key: { file: secrets/2025.pub.pem }, id: k2025 }◂
        """, surroundings: Surroundings(now: Surroundings.sampleNow)),
      Example(
        """
        keys:
          retired: [▸{ key: { file: secrets/a.pub.pem }, id: a, until: "2030-01-31" }◂]
        """, surroundings: Surroundings(now: Surroundings.sampleNow)),
      Example(
        """
        keys:
          retired:
            - ▸key: { file: secrets/a.pub.pem }
              until: "2026-11-01"◂
        """, surroundings: Surroundings(now: Surroundings.sampleNow),
        unseen: "a key that is over opens nothing"),
    ],
    good: [
      Example(
        """
        keys:
          retired:
            - { key: { file: secrets/2025.pub.pem }, id: k2025, until: "2026-11-29" }
        """, surroundings: Surroundings(now: Surroundings.sampleNow)),
      Example(
        """
        keys: # the last day, seen by nobody who knows the date
          retired: [{ key: { file: secrets/2025.pub.pem }, until: "2026-11-29" }]
        """),
    ],
    check: .surroundings { profile, surroundings, report in
      let entries = profile.settings.keys.retired
      for (item, entry) in entries.enumerated() {
        let problem = profile.problem(of: entry, surroundings, among: entries.count)
        guard let (problem, ceiling) = problem else { continue }
        report(
          Finding(
            "the old key \(entry.id.map { "`\($0)` " } ?? "")\(problem)", at: "keys.retired",
            place: profile.place(of: "keys.retired", item: item),
            atMost: ceiling,
            fix: entry.until == nil ? profile.fixAddingEnd(to: item, surroundings) : nil))
      }
    },
    proof: .probe(
      Probe(
        steps: { settings in
          let late = settings.tokens.refreshLifetime + .seconds(86_400)
          return [.advance(late), .send(ProbeRequest(.login), as: "login")]
            + settings.keys.retired.indices.map { number in
              let token = ProbeRequest.CookieSource.signed(
                .access(from: "login"), by: .retired(number))
              return .send(ProbeRequest(bearing: token, settings), as: "old.\(number)")
            }
        },
        judge: { transcript in
          transcript.judging("login") { _ in
            let answers = transcript.flood("old")
            if let good = answers.first(where: { $0.reception == .taken }) {
              return .revealed(
                Evidence(
                  "an old key still opens sessions after its last token has died",
                  bytes: [good.summary]))
            }
            return answers.first { $0.reception == .other }?.tellsNothing
              ?? .held(observed: "\(answers.count) old keys, none is accepted any more")
          }
        })))
}

extension Profile {
  fileprivate func problem(
    of entry: AuthSettings.Keys.RetiredKey, _ surroundings: Surroundings, among count: Int
  ) -> (String, Severity?)? {
    guard let until = entry.until else { return ("is accepted for ever", nil) }
    if let today = surroundings.today, let last = CalendarDate(until) {
      if last < today { return ("is over since \(until): delete the entry", nil) }
      if let longest = lastUsefulDay(surroundings), last > longest {
        return ("is accepted until \(until), and its last token dies by \(longest)", nil)
      }
    }
    return entry.id == nil && count > 1
      ? ("has no `id`, and there are \(count) of them", .advice) : nil
  }

  /// The day on which the last token dies that the key signed today.
  private func lastUsefulDay(_ surroundings: Surroundings) -> CalendarDate? {
    surroundings.now.map {
      CalendarDate(
        secondsSince1970: $0 + settings.tokens.refreshLifetime.components.seconds)
    }
  }

  /// The fix that adds `until` to an entry in braces; nil for other entries.
  fileprivate func fixAddingEnd(to item: Int, _ surroundings: Surroundings) -> Fix? {
    guard let day = lastUsefulDay(surroundings) else { return nil }
    let entry = place(of: "keys.retired", item: item)
    let inner = entry.source.bytes[entry.range.lower..<entry.range.upper]
    guard inner.first == UInt8(ascii: "{"), inner.last == UInt8(ascii: "}"),
      let last = inner.dropLast().lastIndex(where: { $0 != UInt8(ascii: " ") })
    else { return nil }
    let point = Place(source: entry.source, range: .init(lower: last + 1, upper: last + 1))
    return .safe("add `until`", point, ", until: \"\(day)\"")
  }
}
