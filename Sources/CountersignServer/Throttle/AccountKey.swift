#if Server
  /// The name under which the logins of an account are counted.
  enum AccountKey {
    /// The key of a user name or address as it was typed, known or not, without case.
    ///
    /// `device` names a session that this account opened before: its owner keeps an allowance of
    /// their own, so that nobody can lock them out by guessing from elsewhere.
    static func of(_ typed: String, device: String? = nil) -> String {
      let name = typed.lowercased().prefix(254)
      return device.map { "\(name) device \($0)" } ?? String(name)
    }
  }
#endif
