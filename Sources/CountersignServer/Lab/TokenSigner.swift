#if Server
  package import CountersignKeys
  package import CountersignSettings

  /// Somebody who has a key and signs what a server signs, to show what comes of it.
  package struct TokenSigner: Sendable {
    private let key: TokenKey

    /// Takes the key of a profile's algorithm; `id` is its `kid`, nil takes a public key's
    /// thumbprint. Throws `ServerError` for keys that do not fit.
    package init(
      _ algorithm: AuthSettings.Algorithm, _ secret: SecretBytes, id: String?
    ) async throws(ServerError) {
      key = try await TokenKeyMaker(isLab: true).key(algorithm, secret, id: id, role: "the key")
    }

    /// The claims of a token under this key's signature; nil for what is no token.
    package func token(likeThat token: String) -> String? {
      let parts = token.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 3 else { return nil }
      var header = JSONObject([
        .init(name: "alg", value: .string(key.algorithm.rawValue)),
        .init(name: "typ", value: "JWT"),
      ])
      if let id = key.id { header["kid"] = .string(id) }
      let input = Base64URL.encode(JSONValue.object(header).bytes) + Array(".\(parts[1])".utf8)
      guard let signature = try? key.signature(over: input) else { return nil }
      return String(
        decoding: input + [UInt8(ascii: ".")] + Base64URL.encode(signature), as: UTF8.self)
    }
  }
#endif
