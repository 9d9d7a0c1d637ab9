import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A certificate that browsers refuse today or soon.
  static let certificateExpiry = Rule(
    slug: "certificate-expiry",
    checklist: [.secure],
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "a certificate is not valid now, or not for long",
    rationale: """
      On that day nobody can use the API, or people learn to click warnings away, and then they \
      click away the one that was real.
      """,
    remedy: "renew it, and let a program do that from now on",
    references: [
      .rfc(5280, "4.1.2.5"), .asvs("12.2.2"), .cheatSheet("Transport Layer Security"), .cwe(298),
    ],
    exceptions: """
      A wrong clock where this runs. The length of life is judged only for certificates that \
      others issued.
      """,
    bad: [
      Example(
        """
        transport:
          tls:
            certificate: ▸{ file: tls/expired.pem }◂
        """, surroundings: .chain(.sample { $0.notAfter = Surroundings.sampleNow - 1 })),
      Example(
        """
        transport: { tls: { certificate: ▸{ file: tls/soon.pem }◂ } }
        """, surroundings: .chain(.sample { $0.notAfter = Surroundings.sampleNow + 10 * 86_400 })),
      Example(
        """
        transport: { tls: { certificate: ▸{ file: tls/long.pem }◂ } } # for 300 days
        """, surroundings: .chain(.sample { $0.notAfter = Surroundings.sampleNow + 290 * 86_400 })),
    ],
    good: [
      Example(
        """
        transport:
          tls:
            certificate: { file: tls/current.pem }
        """, surroundings: .chain(.sample())),
      Example(
        """
        transport: { tls: { certificate: { file: tls/unseen.pem } } } # nobody looked at it
        """),
    ],
    check: .surroundings { profile, surroundings, report in
      guard let chain = surroundings.chain, let now = surroundings.now else { return }
      guard let (words, ceiling) = chain.untimeliness(at: now) else { return }
      report(Finding(words, at: "transport.tls.certificate", atMost: ceiling))
    },
    proof: .probe(
      .certificates { chain, _, transcript in chain.untimeliness(at: transcript.start)?.0 }))
}

extension ChainFacts {
  /// Whether it ends in an authority of one's own.
  private var isPrivate: Bool { certificates.last?.isSelfSigned == true }

  /// What is wrong with the days of the first certificate that is out of date or soon will be, and
  /// the most that it weighs.
  fileprivate func untimeliness(at now: Int64) -> (String, Severity?)? {
    for (number, certificate) in certificates.enumerated() {
      let problem =
        certificate.lapse(at: now)
        ?? (number == 0 ? certificate.haste(at: now, isPrivate: isPrivate) : nil)
      guard let (words, ceiling) = problem else { continue }
      let subject = number == 0 ? "the certificate " : "certificate \(number + 1) of the chain "
      return (subject + words, ceiling)
    }
    return nil
  }
}

extension ChainFacts.Certificate {
  private static let day: Int64 = 86_400

  /// What is wrong with its days now or within two weeks, and the most that it weighs.
  fileprivate func lapse(at now: Int64) -> (String, Severity?)? {
    if now > notAfter { return ("expired on \(CalendarDate(secondsSince1970: notAfter))", nil) }
    if now < notBefore {
      return ("is not valid before \(CalendarDate(secondsSince1970: notBefore))", nil)
    }
    return notAfter - now < 14 * Self.day
      ? ("expires on \(CalendarDate(secondsSince1970: notAfter))", .warning) : nil
  }

  /// Advice on its length of life, and on what is left of it.
  fileprivate func haste(at now: Int64, isPrivate: Bool) -> (String, Severity?)? {
    let life = notAfter - notBefore
    if let longest = longestLife, life > longest * Self.day, !isPrivate {
      return (
        "runs for \(life / Self.day) days; browsers take \(longest) from public authorities",
        .advice
      )
    }
    return notAfter - now < life / 3
      ? (
        "expires on \(CalendarDate(secondsSince1970: notAfter)): less than a third of its life is "
          + "left", .advice
      ) : nil
  }

  /// The days that public authorities may give, by the day of issue (CA/Browser Forum SC-081v3);
  /// nil before the first of these limits.
  private var longestLife: Int64? {
    switch CalendarDate(secondsSince1970: notBefore).description {
    case "2029-03-15"...: 47
    case "2027-03-15"...: 100
    case "2026-03-15"...: 200
    default: nil
    }
  }
}
