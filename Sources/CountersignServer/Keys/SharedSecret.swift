#if Server
  import CountersignKeys
  import JWTKit

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// HMAC with a secret that signs and verifies. Source: RFC 7518, section 3.2.
  ///
  /// Every refresh signs twice and verifies once; with a key that is prepared this takes a tenth of
  /// the time of jwt-kit's own HMAC, which the optimiser cannot look into.
  struct SharedSecret: JWTAlgorithm {
    /// The value of the `alg` header.
    let name: String
    private let key: PreparedHMAC

    init(_ secret: SecretBytes, _ function: Digest.HMACFunction) {
      key = PreparedHMAC(secret, function)
      name = "HS\(function.rawValue * 8)"
    }

    func sign(_ plaintext: some DataProtocol) -> [UInt8] {
      key.code(of: Array(plaintext))
    }

    func verify(_ signature: some DataProtocol, signs plaintext: some DataProtocol) -> Bool {
      key.verifies(Array(signature), of: Array(plaintext))
    }
  }
#endif
