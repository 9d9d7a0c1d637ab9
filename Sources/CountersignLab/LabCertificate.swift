#if Server
  import CountersignKeys
  import CountersignRules

  /// The certificates of the lab's servers.
  enum LabCertificate {
    /// Makes a certificate for an API's address.
    ///
    /// - Parameters:
    ///   - api: The address.
    ///   - seconds: The moment since 1970 around which a sound one is good for a year, so that the
    ///     client's own clock may differ from the server's.
    ///   - chain: What it is like; nil for a sound one.
    /// - Returns: The certificate; nil where the API speaks plain http.
    /// - Throws: `CryptoError`, and `LabError.inimitable` for keys that cannot be made.
    static func make(
      for api: String, at seconds: Int64, like chain: ChainFacts?
    ) throws -> ThrowAwayCertificate? {
      guard api.hasPrefix("https://") else { return nil }
      let name = host(of: api)
      guard let chain, let leaf = chain.leaf else {
        return try ThrowAwayCertificate.make(
          hosts: [name], notBefore: max(0, seconds - 366 * 86_400),
          lifetime: .seconds(732 * 86_400))
      }
      return try StandInChain.make(
        StandInChain.Leaf(
          names: leaf.names.isEmpty ? [name] : leaf.names,
          validity: leaf.notBefore...max(leaf.notBefore, leaf.notAfter), key: try kind(of: leaf),
          digest: leaf.digest, isCA: leaf.isCA, isSelfSigned: leaf.isSelfSigned,
          allowsServerAuth: leaf.allowsServerAuth),
        ownsKey: chain.ownsKey ?? true, isOrdered: chain.isOrdered)
    }

    private static func host(of api: String) -> String {
      let host = api.dropFirst("https://".count)
      let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
      return String(name)
    }

    private static func kind(of leaf: ChainFacts.Certificate) throws(LabError) -> KeyKind {
      switch leaf.keyKind {
      case .rsa: return .rsa(bits: min(leaf.keyBits, 4096))
      case .ec(let curve): return .ec(curve)
      default: throw .inimitable(leaf.keyKind.description)
      }
    }
  }
#endif
