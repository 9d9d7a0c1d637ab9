#if Server
  package import CountersignKeys
  package import CountersignSettings

  /// The keys that a server works with, fetched from where its profile says they are.
  package struct ServerSecrets: Sendable {
    /// A key that no longer signs and still verifies.
    package struct Retired: Sendable {
      /// The secret's octets or PEM.
      package var key: SecretBytes
      /// Its `kid`; nil takes a public key's thumbprint.
      package var id: String?
      /// The last millisecond since 1970 at which it verifies; nil for no end.
      package var end: Int64?

      /// A key that verifies to the end of `lastDay`, `YYYY-MM-DD` in UTC; nil for no end.
      package init(key: SecretBytes, id: String?, lastDay: String?) {
        self.key = key
        self.id = id
        end = lastDay.map { CalendarDate.endOfDay($0) ?? .min }
      }
    }

    /// What signs: the octets of an HMAC secret, or a private key in PEM.
    package var signing: SecretBytes
    /// The public key in PEM that verifies; nil takes the signing key's.
    package var verifying: SecretBytes?
    /// Keys that still verify.
    package var retired: [Retired] = []

    /// Takes a signing key that is already at hand.
    package init(signing: SecretBytes) {
      self.signing = signing
    }

    /// Fetches the keys of a profile; throws `ServerError.secret`.
    package init(_ keys: AuthSettings.Keys, from resolver: SecretResolver) throws(ServerError) {
      signing = try Self.fetch("keys.signing") { () throws(SecretError) in
        try resolver.key(at: keys.signing, encoding: keys.encoding)
      }
      if let reference = keys.verifying {
        verifying = try Self.fetch("keys.verifying") { () throws(SecretError) in
          try resolver.secret(at: reference)
        }
      }
      for old in keys.retired {
        let key = try Self.fetch("keys.retired") { () throws(SecretError) in
          try resolver.key(at: old.key, encoding: keys.encoding)
        }
        retired.append(
          Retired(key: key, id: old.id, lastDay: old.until))
      }
    }

    private static func fetch(
      _ role: String, _ body: () throws(SecretError) -> SecretBytes
    ) throws(ServerError) -> SecretBytes {
      do throws(SecretError) {
        return try body()
      } catch {
        throw .secret(role: role, error)
      }
    }
  }
#endif
