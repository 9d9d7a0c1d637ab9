#if Server
  import Synchronization

  /// The names by which single requests are found again in a log.
  final class RequestIDs: Sendable {
    /// Differs from start to start, so that two runs never name alike.
    private let prefix: String
    private let count = Atomic<UInt64>(0)

    /// Makes names that begin with these octets in hexadecimal.
    init(_ octets: [UInt8]) {
      prefix = octets.map { octet in
        let digits = String(octet, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
    }

    /// The name that a request brings along, when it is fit for a log, or a new one.
    ///
    /// Fit are up to 64 letters, digits, hyphens and underscores. A token never is: it has dots.
    func name(offered: String?) -> String {
      if let offered, Self.isFit(offered) { return offered }
      let number = count.wrappingAdd(1, ordering: .relaxed).newValue
      return prefix + "-" + String(number)
    }

    private static func isFit(_ text: String) -> Bool {
      (1...64).contains(text.utf8.count)
        && text.utf8.allSatisfy { octet in
          switch octet {
          case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
          default: false
          }
        }
    }
  }
#endif
