import CountersignProfile
package import CountersignSettings

/// A flood of requests that shows whether a limit stops it.
struct LimitTrial: Sendable {
  /// The name of the flood.
  let name: String

  /// The limit that the profile promises; nil for none.
  let rate: AuthSettings.Rate?

  /// How many requests it takes: one more than the limit lets through.
  let needed: Int

  /// How many requests an experiment makes for it.
  private let most: Int

  /// Plans a flood of at least so many requests, and at most so many.
  init(_ name: String, of rate: AuthSettings.Rate?, atLeast least: Int = 1, atMost most: Int = 200)
  {
    self.name = name
    self.rate = rate
    self.most = most
    needed = max(least, (rate?.count ?? 0) + 1)
  }

  /// The numbers of the requests, from 1; none where they would be too many.
  var numbers: Range<Int> { 1..<(needed <= most ? needed + 1 : 1) }

  /// The flood, of one request again and again.
  func steps(_ request: ProbeRequest) -> [Probe.Step] {
    numbers.isEmpty ? [] : [.flood(request, times: needed, as: name)]
  }

  /// Why a flood that nothing stopped proves nothing; nil when it proves that there is no limit.
  func setback(in transcript: Transcript) -> Judgement? {
    guard !numbers.isEmpty else {
      return .unreachable("\(needed) requests would be needed to meet the limit")
    }
    let requests = transcript.flood(name)
    guard let last = requests.last else { return .unreachable("\(name) was never sent") }
    if last.reception == .other, last.response.status != 429 { return last.tellsNothing }
    return rate.flatMap { Transcript.slowness(of: requests, for: $0) }
  }
}

extension Transcript {
  /// Why these requests need not have met a limit; nil when they were made within its period.
  package static func slowness(
    of requests: [Exchange], for rate: AuthSettings.Rate
  ) -> Judgement? {
    guard let first = requests.first, let last = requests.last else { return nil }
    let time = last.answered - first.sent
    guard time >= rate.period else { return nil }
    return .unreachable(
      "\(requests.count) requests took \(time.spelling), and the limit counts those of "
        + rate.period.spelling)
  }
}
