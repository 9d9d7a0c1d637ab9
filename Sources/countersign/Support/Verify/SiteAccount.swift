#if Server
  import CountersignWire

  /// The account for a server that is not ours, from the environment: never from the arguments,
  /// which other users of the machine can see.
  enum SiteAccount {
    static let user = "COUNTERSIGN_USER"
    static let password = "COUNTERSIGN_PASSWORD"

    /// The account.
    ///
    /// - Throws: `CommandFailure` that names the variables which are missing or empty.
    static func fromEnvironment(
      _ value: (String) -> String? = Environment.value
    ) throws(CommandFailure) -> ProbeTarget.Account {
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
