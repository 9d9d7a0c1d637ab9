#if Server
  import Synchronization

  /// The users and session ends that requests asked for lately, as the file has them now.
  ///
  /// Each question first looks whether anybody has committed since the last one, this process or
  /// another; then all is forgotten and read again. So every answer is the one that the file would
  /// give.
  final class RecentRows: Sendable {
    /// What a user is looked up by.
    enum UserKey: Hashable, Sendable {
      case id(Int64)
      case username(ExactText)

      /// Takes a field by its name in profiles; nil for one that is not looked up so.
      init?(_ field: String, _ value: String) {
        switch field {
        case "id", "pk":
          guard let number = Int64(value) else { return nil }
          self = .id(number)
        case "username": self = .username(ExactText(value))
        default: return nil
        }
      }

      /// Whether it is remembered: what somebody typed may be of any length.
      fileprivate var isKept: Bool {
        guard case .username(let name) = self else { return true }
        return name.text.utf8.count <= nameLimit
      }
    }

    fileprivate struct State: ~Copyable {
      var reader: DirectReader
      var userByID: DirectStatement
      var userByName: DirectStatement
      var endOfSession: DirectStatement
      let mark: CommitMark
      /// The mark of the last commit before the rest was read; nil before the first look.
      var seen: CommitMark.Value?
      var isClosed = false
      var users: [UserKey: UserRecord?] = [:]
      var ends: [ExactText: EndReason?] = [:]
    }

    /// The most users, and the most sessions, that are kept.
    fileprivate static let capacity = 8192

    /// The longest name that is kept, in octets; nobody has a longer one.
    private static let nameLimit = 1024

    private let state: Mutex<State>

    /// Reads a file that has its tables, and that another connection keeps open; throws `NotNow`.
    init(path: String) throws(NotNow) {
      let reader = try DirectReader(path: path)
      let users = "SELECT \(UserRecord.columns) FROM users WHERE"
      let userByID = try reader.statement("\(users) id = ?")
      let userByName = try reader.statement("\(users) username = ?")
      let end = try reader.statement("SELECT end_reason FROM sessions WHERE id = ?")
      // SQLite maps the index when it reads for the first time.
      _ = try userByID.row(of: 0) { $0.integer(0) }
      let mark = try reader.commitMark()
      state = Mutex(
        State(
          reader: reader, userByID: userByID, userByName: userByName, endOfSession: end, mark: mark)
      )
    }

    /// The user of a key; nil when there is none. Throws `NotNow`.
    func user(_ key: UserKey) throws(NotNow) -> UserRecord? {
      try state.withLock { state throws(NotNow) in
        try state.catchUp()
        return try state.user(key)
      }
    }

    /// Why a session ended; nil while it lives or when it is not recorded. Throws `NotNow`.
    func endReason(of sessionID: String) throws(NotNow) -> EndReason? {
      try state.withLock { state throws(NotNow) in
        try state.catchUp()
        return try state.endReason(of: sessionID)
      }
    }

    /// A user, and why a session of his ended, as of one moment; nil when there is no such user.
    /// Throws `NotNow`.
    func standing(_ key: UserKey, session: String?) throws(NotNow) -> Standing? {
      try state.withLock { state throws(NotNow) in
        try state.catchUp()
        guard let user = try state.user(key) else { return nil }
        guard let session else { return Standing(user: user) }
        return Standing(user: user, end: try state.endReason(of: session))
      }
    }

    /// Closes the connection; whoever asks from then on gets `NotNow`.
    func close() {
      state.withLock { state in
        state.isClosed = true
        state.userByID.close()
        state.userByName.close()
        state.endOfSession.close()
        state.reader.close()
      }
    }
  }

  extension RecentRows.State {
    /// Forgets everything when somebody has committed since it was read.
    fileprivate mutating func catchUp() throws(NotNow) {
      guard !isClosed else { throw NotNow() }
      let now = mark.value
      guard now != seen else { return }
      users.removeAll(keepingCapacity: true)
      ends.removeAll(keepingCapacity: true)
      seen = now
    }

    fileprivate mutating func user(_ key: RecentRows.UserKey) throws(NotNow) -> UserRecord? {
      if let known = users[key] { return known }
      let found = try read(key)
      guard key.isKept else { return found }
      if users.count >= RecentRows.capacity { users.removeAll() }
      users[key] = .some(found)
      return found
    }

    fileprivate mutating func endReason(of sessionID: String) throws(NotNow) -> EndReason? {
      let key = ExactText(sessionID)
      if let known = ends[key] { return known }
      let word = try endOfSession.row(of: sessionID) { $0.text(0) }
      let found = word.flatMap(\.self).flatMap(EndReason.init(rawValue:))
      if ends.count >= RecentRows.capacity { ends.removeAll() }
      ends[key] = .some(found)
      return found
    }

    private func read(_ key: RecentRows.UserKey) throws(NotNow) -> UserRecord? {
      let found: UserRecord?? =
        switch key {
        case .id(let number): try userByID.row(of: number, UserRecord.init(row:))
        case .username(let name): try userByName.row(of: name.text, UserRecord.init(row:))
        }
      return found.flatMap(\.self)
    }
  }

  extension UserRecord {
    /// The columns of the table `users` in the order in which a row is read.
    fileprivate static let columns = """
      id, username, email, first_name, last_name, password, active, extra, last_login, \
      password_changed_at
      """

    /// Takes a row of `columns`; nil when one lacks what it must have.
    fileprivate init?(row: DirectRow) {
      guard let id = row.integer(0), let username = row.text(1), let email = row.text(2),
        let firstName = row.text(3), let lastName = row.text(4), let password = row.text(5),
        let active = row.integer(6), let extra = row.text(7)
      else { return nil }
      self.init(
        id: id, username: username, email: email, firstName: firstName, lastName: lastName,
        passwordHash: password, isActive: active != 0, extra: UserStore.fields(of: extra),
        lastLogin: row.integer(8), passwordChangedAt: row.integer(9))
    }
  }
#endif
