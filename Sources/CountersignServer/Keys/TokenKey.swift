#if Server
  import CountersignKeys
  import CountersignSettings
  import JWTKit

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// One algorithm with one key: what makes or judges a signature.
  struct TokenKey: Sendable {
    /// The algorithm that this key is pinned to, whatever a token's header says.
    let algorithm: AuthSettings.Algorithm
    /// The `kid` of tokens that it signs; nil leaves the header out.
    let id: String?
    /// The last millisecond since 1970 at which it verifies; nil for no end.
    let end: Int64?
    /// The public key as it may be published; nil for secrets.
    let jwk: PublicJWK?
    /// Nil for the algorithm `none`.
    private let implementation: (any JWTAlgorithm)?

    init(
      algorithm: AuthSettings.Algorithm, id: String?, end: Int64? = nil, jwk: PublicJWK? = nil,
      implementation: (any JWTAlgorithm)?
    ) {
      self.algorithm = algorithm
      self.id = id
      self.end = end
      self.jwk = jwk
      self.implementation = implementation
    }

    /// The signature over the octets of header and payload.
    func signature(over input: [UInt8]) throws -> [UInt8] {
      try implementation?.sign(input) ?? []
    }

    /// Whether `signature` is this key's over `input`; a library's error counts as no.
    func verifies(_ signature: [UInt8], over input: [UInt8]) -> Bool {
      guard let implementation else { return algorithm == .none && signature.isEmpty }
      return (try? implementation.verify(signature, signs: input)) ?? false
    }
  }

  extension AuthSettings.Algorithm {
    /// How the algorithm's keys look.
    enum Family: Hashable {
      case hmac
      case rsa
      case pss
      case ec(NamedCurve)
      case edwards
      case none
    }

    /// The sort of key that the algorithm takes.
    var family: Family {
      switch self {
      case .hs256, .hs384, .hs512: .hmac
      case .rs256, .rs384, .rs512: .rsa
      case .ps256, .ps384, .ps512: .pss
      case .es256: .ec(.p256)
      case .es384: .ec(.p384)
      case .es512: .ec(.p521)
      case .edDSA: .edwards
      case .none: .none
      }
    }

    /// The digest that HMAC uses.
    var hmacFunction: Digest.HMACFunction {
      switch digest {
      case .sha384: .sha384
      case .sha512: .sha512
      default: .sha256
      }
    }

    /// The digest that HMAC and RSA use.
    var digest: DigestAlgorithm {
      switch self {
      case .hs384, .rs384, .ps384, .es384: .sha384
      case .hs512, .rs512, .ps512, .es512: .sha512
      default: .sha256
      }
    }

    /// The least octets of an HMAC secret: those of the digest (RFC 7518, 3.2).
    var minimumSecretOctets: Int {
      switch digest {
      case .sha384: 48
      case .sha512: 64
      default: 32
      }
    }
  }
#endif
