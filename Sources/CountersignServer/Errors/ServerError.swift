#if Server
  /// Why a server does not start, in terms that its operator can act on.
  public enum ServerError: Error, Hashable, Sendable {
    /// Another program listens there.
    case portInUse(address: String, port: Int)
    /// This machine has no such address.
    case addressUnavailable(String)
    /// The system does not let this program listen there.
    case portForbidden(address: String, port: Int)
    /// Listening failed otherwise; the system's error number.
    case cannotListen(address: String, port: Int, errno: Int32)
    /// A lab build may be reached from loopback only.
    case labNotOnLoopback(address: String)
    /// A secret could not be read; what it is for.
    case secret(role: String, SecretError)
    /// The key is shorter than its algorithm demands (RFC 7518, 3.2); in octets.
    case keyTooShort(algorithm: String, octets: Int, minimum: Int)
    /// The key is not of the sort that its algorithm signs with.
    case keyUnusable(algorithm: String, role: String)
    /// The key that is to sign is a public one; what it is for.
    case keyNotPrivate(role: String)
    /// The keys that verify refuse what the signing key signs.
    case keysUnpaired
    /// A profile whose algorithm is `none` signs nothing outside the lab.
    case unsigned
    /// The field of users that tokens are to name them by is one that several may share.
    case subjectAmbiguous(field: String)
    /// TLS ends here, and there is no certificate or no key.
    case tlsMissing
    /// The certificate or its key cannot be used; the library's words, which hold no key.
    case tlsUnusable(String)
    /// A second port without TLS is for servers that end TLS themselves.
    case tlsEndsElsewhere
    /// A running server cannot change this field of its profile.
    case needsRestart(field: String)
    /// There is no database to work with.
    case databaseMissing(path: String)
    /// Another program holds the database.
    case databaseLocked(path: String)
    /// The database or its folder cannot be written.
    case databaseNotWritable(path: String)
    /// A newer version of the program wrote the database.
    case databaseNewer(path: String)
    /// The file is no database, or a damaged one.
    case databaseUnreadable(path: String)
    /// A pattern of `cors` is no regular expression.
    case pattern(String)
  }

  extension ServerError: CustomStringConvertible {
    /// One line, lower case, without a full stop.
    public var description: String {
      switch self {
      case .portInUse(let address, let port): "port \(port) of \(address) is in use"
      case .addressUnavailable(let address): "this machine has no address \(address)"
      case .portForbidden(let address, let port):
        "listening on port \(port) of \(address) is not permitted"
      case .cannotListen(let address, let port, let errno):
        "cannot listen on port \(port) of \(address) (error \(errno))"
      case .labNotOnLoopback(let address):
        "a lab build listens on loopback only, not on \(address)"
      case .secret(let role, let error): "\(role): \(error)"
      case .keyTooShort(let algorithm, let octets, let minimum):
        "the key has \(octets) octets; \(algorithm) needs at least \(minimum) (RFC 7518, 3.2)"
      case .keyUnusable(let algorithm, let role): "\(role) is no key for \(algorithm)"
      case .keyNotPrivate(let role): "\(role) is a public key, which signs nothing"
      case .keysUnpaired:
        "keys.verifying does not belong to keys.signing: no token would be accepted"
      case .unsigned: "`none` signs no tokens outside a lab build"
      case .subjectAmbiguous(let field):
        "`tokens.user_id_field`: `\(field)` does not tell users apart"
      case .tlsMissing: "`transport.tls.termination` is `server`, but certificate or key is missing"
      case .tlsUnusable(let reason): "the certificate or its key cannot be used: \(reason)"
      case .tlsEndsElsewhere:
        "TLS does not end here, so the one port speaks plain http already"
      case .needsRestart(let field): "`\(field)` has changed, which needs a restart"
      case .databaseMissing(let path): "there is no database \(path)"
      case .databaseLocked(let path): "another program holds the database \(path)"
      case .databaseNotWritable(let path): "the database \(path) cannot be written"
      case .databaseNewer(let path): "a newer version wrote the database \(path)"
      case .databaseUnreadable(let path): "\(path) is not a database of this program"
      case .pattern(let pattern): "`\(pattern)` is no regular expression"
      }
    }
  }
#endif
