import CountersignSettings

extension Probe {
  /// A token that an attacker signs with a secret out of a list.
  static let guessedKey = signedBy(
    { .guessed($0) }, likeness: [.keys],
    judge: { transcript in
      guard transcript.settings.tokens.algorithm.isShared else {
        return .held(
          observed: "\(transcript.settings.tokens.algorithm.rawValue) has no shared secret")
      }
      return transcript.judgeRefusal(
        of: "forged", "a token signed with one of \(KeyGuess.count) well-known secrets",
        weakness: "the secret is one of \(KeyGuess.count) that everybody knows: a forged token "
          + "signs in", after: transcript["login"])
    })
}
