#if Server
  import CountersignKeys

  /// The only form in which refresh tokens are stored.
  enum RefreshDigest {
    /// SHA-256 of a text.
    static func of(_ text: String) -> [UInt8] { Digest.sha256(Array(text.utf8)) }

    /// SHA-256 of a token's header and payload, which is what its signature is over.
    ///
    /// The signature tells nothing more, and some algorithms never make the same one again (RFC
    /// 7518, 3.4 and 3.5).
    static func of(token: String) -> [UInt8] {
      let octets = Array(token.utf8)
      let end = octets.lastIndex(of: UInt8(ascii: ".")) ?? octets.endIndex
      return Digest.sha256(Array(octets[..<end]))
    }
  }
#endif
