#if Server
  import CountersignRules

  /// A JSON Web Token taken apart and not verified (RFC 7519, RFC 7515 7.1).
  struct Token: Hashable, Sendable {
    /// The text as it was found.
    let text: String
    let header: JSONValue
    let payload: JSONValue
    /// The third part, still encoded.
    let signature: String

    /// Reads a token; nil unless it has three parts of which the first two are JSON objects.
    init?(_ text: String) {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 3,
        let header = Base64URL.decode(parts[0]).flatMap({ JSONValue($0) }),
        let payload = Base64URL.decode(parts[1]).flatMap({ JSONValue($0) }),
        case .object = header, case .object = payload
      else { return nil }
      self.text = text
      self.header = header
      self.payload = payload
      self.signature = String(parts[2])
    }

    /// The signature algorithm that the header names; nil when it names none.
    var algorithm: String? { header["alg"]?.string }

    /// Seconds from issue to expiry; nil when a claim is missing or no moment.
    var lifetime: Int64? {
      guard let issued, let expiry else { return nil }
      return expiry - issued
    }

    /// Seconds since 1970 at which it was issued; nil when the claim is missing or no moment.
    var issued: Int64? { moment("iat") }

    /// Seconds since 1970 at which it expires; nil when the claim is missing or no moment.
    var expiry: Int64? { moment("exp") }

    private func moment(_ claim: String) -> Int64? {
      payload[claim]?.integer.flatMap { TokenReading.moments.contains($0) ? $0 : nil }
    }
  }

  extension Token {
    /// The text of the token after an attacker's change.
    func forged(_ forgery: ProbeRequest.Forgery) -> String {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      switch forgery {
      case .unsigned:
        return "\(Base64URL.encode(#"{"alg":"none","typ":"JWT"}"#.utf8)).\(parts[1])."
      case .unsignedAs(let name):
        return "\(Base64URL.encode(#"{"alg":"\#(name)","typ":"JWT"}"#.utf8)).\(parts[1])."
      case .keyed(let header, let key):
        return SignedText.hmac(header: header, payload: parts[1], key: key)
      case .signature:
        return "\(parts[0]).\(parts[1]).\(Token.turned(parts[2]))"
      case .payload:
        return "\(parts[0]).\(Base64URL.encode(Array(prolonged.utf8))).\(parts[2])"
      }
    }

    /// The payload with an expiry a year later, the other claims as they are.
    private var prolonged: String {
      let octets = Base64URL.decode(text.split(separator: ".")[1]) ?? []
      let payload = String(decoding: octets, as: UTF8.self)
      guard let expiry else { return payload + " " }
      return payload.replacing("\(expiry)", with: "\(expiry + 31_536_000)", maxReplacements: 1)
    }

    /// Another signature: the first letter stands for other bits.
    private static func turned(_ signature: String) -> String {
      (signature.first == "A" ? "B" : "A") + signature.dropFirst()
    }
  }
#endif
