#if Server
  import CountersignSource
  import NIOSSL

  /// What a server's certificate says of itself; nobody vouches for it.
  struct PresentedCertificate: Hashable, Sendable {
    /// The hosts that it is for, at most eight: names, and addresses as they stand in a URL.
    var hosts: [String]
    /// The first and the last second in which it is valid, since 1970.
    var validity: ClosedRange<Int64>

    /// Asks the server at this address for its certificate, and hangs up without having sent a
    /// request; nil when none comes in time.
    static func ask(
      _ address: WireAddress, serverName: String?, patience: Duration
    ) async -> PresentedCertificate? {
      let question = CertificateQuestion(
        address: address, serverName: serverName, patience: patience)
      return try? await question.ask { $0.first.map { PresentedCertificate($0) } }
    }

    private init(_ certificate: NIOSSLCertificate) {
      let names = certificate._subjectAlternativeNames().lazy.compactMap { name -> String? in
        switch name.nameType {
        case .dnsName: Visible.text(String(decoding: name.contents, as: UTF8.self))
        case .ipAddress where name.contents.count == 4:
          name.contents.map(String.init).joined(separator: ".")
        default: nil
        }
      }
      hosts = Array(names.prefix(8))
      let first = Int64(certificate.notValidBefore)
      validity = first...max(first, Int64(certificate.notValidAfter))
    }
  }

  extension PresentedCertificate {
    /// Why it is not trusted at this second since 1970, in a few words.
    func mistrust(at now: Int64) -> String {
      let names = hosts.isEmpty ? "no host" : hosts.map { "`\($0)`" }.joined(separator: ", ")
      let days = { (seconds: Int64) in seconds / 86_400 == 1 ? "1 day" : "\(seconds / 86_400) days"
      }
      if now > validity.upperBound {
        return "it is for \(names) and expired \(days(now - validity.upperBound)) ago"
      }
      if now < validity.lowerBound {
        return "it is for \(names) and begins in \(days(validity.lowerBound - now))"
      }
      return "it is for \(names), and no trusted authority vouches for it"
    }
  }
#endif
