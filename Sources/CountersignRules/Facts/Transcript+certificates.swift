import CountersignProfile

extension Probe {
  /// The beginning of a TLS connection, and what is wrong with the certificates: a few words for
  /// each, judged at the moment of the experiment.
  static func certificates(
    fault: @escaping @Sendable (ChainFacts, Handshake, Transcript) -> String?
  ) -> Probe {
    Probe(
      needs: [], likeness: [.certificate],
      steps: { _ in [.handshake(maximum: nil, as: "hello")] },
      judge: { transcript in
        if let refusal = transcript.refusal {
          return .revealed(Evidence("the server does not start", bytes: [refusal]))
        }
        guard let hello = transcript.handshake("hello") else {
          return .unreachable("no TLS connection was begun")
        }
        guard let chain = hello.chain, let leaf = chain.leaf else {
          return .unreachable("the server showed no certificate")
        }
        let lines = chain.certificates.map(\.summary)
        return fault(chain, hello, transcript).map { .revealed(Evidence($0, bytes: lines)) }
          ?? .held(observed: leaf.summary)
      })
  }
}

extension ChainFacts.Certificate {
  /// The names, the last day and the key, for evidence.
  fileprivate var summary: String {
    let names = names.isEmpty ? (isCA ? "an authority" : "no host") : names.joined(separator: ", ")
    let signature = isSelfSigned ? "itself" : digest ?? "its issuer"
    return "\(names); to \(CalendarDate(secondsSince1970: notAfter)); \(keyBits) bits; "
      + "signed by \(signature)"
  }
}
