#if Server
  import CountersignWire

  /// The account for a server that is not ours, from the environment: never from the arguments,
  /// which other users of the machine can see.
  enum SiteAccount {
    /// The account of COUNTERSIGN_USER and COUNTERSIGN_PASSWORD.
    ///
    /// - Throws: `CommandFailure` that names the variables which are missing or empty.
    static func first() throws(CommandFailure) -> ProbeTarget.Account {
      try account("COUNTERSIGN_USER", "COUNTERSIGN_PASSWORD")
    }

    /// The account of COUNTERSIGN_USER_2 and COUNTERSIGN_PASSWORD_2; nil when neither is set.
    ///
    /// - Throws: `CommandFailure` that names the variable which is missing or empty.
    static func second() throws(CommandFailure) -> ProbeTarget.Account? {
      let (user, password) = ("COUNTERSIGN_USER_2", "COUNTERSIGN_PASSWORD_2")
      let isWanted = [user, password].contains { !(Environment.value($0) ?? "").isEmpty }
      return isWanted ? try account(user, password) : nil
    }

    private static func account(
      _ user: String, _ password: String
    ) throws(CommandFailure) -> ProbeTarget.Account {
      let value = Environment.value
      let missing = [user, password].filter { (value($0) ?? "").isEmpty }
      guard missing.isEmpty, let name = value(user), let word = value(password) else {
        throw CommandFailure(
          "no account: \(missing.joined(separator: " and ")) "
            + (missing.count == 1 ? "is not set" : "are not set"),
          help: "verify logs in to the server with them; use an account made for this")
      }
      return ProbeTarget.Account(username: name, password: word)
    }
  }
#endif
