package import CountersignKeys

/// A token that HMAC signed.
package struct SignedText {
  let function: Digest.HMACFunction
  private let input: [UInt8]
  private let signature: [UInt8]

  /// Reads a token; nil for one of another algorithm.
  init?(_ token: String) {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard let header = TokenReading(token)?.header, let signature = Base64URL.decode(parts[2]),
      let function = Digest.HMACFunction(rawValue: signature.count),
      header.contains("\"HS\(signature.count * 8)\"")
    else { return nil }
    self.function = function
    self.signature = signature
    input = Array("\(parts[0]).\(parts[1])".utf8)
  }

  /// Whether this secret signed it.
  func isBy(_ secret: [UInt8]) -> Bool { Digest.hmac(function, input, key: secret) == signature }

  /// The compact form of a header, a JSON text, and an encoded payload under HMAC (RFC 7515 3.1).
  package static func hmac(
    header: String, payload: String, key: [UInt8], function: Digest.HMACFunction = .sha256
  ) -> String {
    let input = "\(Base64URL.encode(header.utf8)).\(payload)"
    let code = Digest.hmac(function, Array(input.utf8), key: key)
    return "\(input).\(Base64URL.encode(code))"
  }
}
