#if Server
  /// What the logins of an account are counted by.
  enum AccountKey {
    /// The most octets of a name that nobody has.
    private static let limit = 254

    /// The key of a user, whichever of name and address was typed.
    ///
    /// `device` names a session that the user opened before: its owner keeps an allowance of their
    /// own, so that nobody can lock them out by guessing from elsewhere.
    static func of(_ user: UserRecord, device: String? = nil) -> String {
      device.map { "user \(user.id) device \($0)" } ?? "user \(user.id)"
    }

    /// The key of a user name that nobody has.
    static func name(_ typed: String) -> String {
      "name \(UserName.normalized(String(decoding: typed.utf8.prefix(limit), as: UTF8.self)))"
    }

    /// The key of an address that not exactly one user has, without case, as addresses are compared.
    static func address(_ typed: String) -> String {
      let octets = typed.utf8.prefix(limit).map { octet in
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(octet) ? octet | 0x20 : octet
      }
      return "address \(String(decoding: octets, as: UTF8.self))"
    }
  }
#endif
