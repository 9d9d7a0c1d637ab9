#if Server
  import Logging

  /// New passwords for users who have forgotten theirs, by a message to their address.
  final class PasswordResets: Sendable {
    /// How long the values of a message are good, in milliseconds.
    static let lifetime: Int64 = 3_600_000

    private let users: UserStore
    /// Nil where the server has no way to send anything.
    private let outbox: Outbox?
    private let host: String
    private let random: @Sendable (Int) throws -> [UInt8]
    private let logger: Logger
    private let postbox: Postbox

    /// `site` is the API's origin, which the messages name.
    init(_ users: UserStore, _ postbox: Postbox, site: String, options: ServerOptions) {
      self.users = users
      self.postbox = postbox
      outbox = options.outbox.map(Outbox.init(folder:))
      host = String(site.split(separator: "/").last ?? "")
      random = options.random
      logger = options.logger
    }

    /// Sees to it that whoever has the address gets a message.
    ///
    /// It returns before anybody was looked for, so that neither the answer nor its time tells
    /// whether the address is known. Throws `Refusal.notOffered` without an outbox and
    /// `Refusal.busy` when too many wait.
    func begin(for email: String, now: Int64) throws(Refusal) {
      guard let outbox else { throw .notOffered }
      let isBegun = postbox.begin {
        do {
          try await self.send(to: email, by: outbox, now: now)
        } catch {
          self.logger.error("a password reset message could not be written")
        }
      }
      guard isBegun else { throw .busy }
    }

    private func send(to email: String, by outbox: Outbox, now: Int64) async throws {
      for user in try await users.users(email: email)
      where user.isActive && EmailAddress.isPlausible(user.email) {
        let token = try TokenMint.identifier(random)
        try await users.openReset(of: user.id, token: token, now: now)
        let name = "\(now)-\(try TokenMint.identifier(random))"
        try await postbox.put(message(to: user, token: token), into: outbox, named: name)
      }
    }

    private func message(to user: UserRecord, token: String) -> Outbox.Message {
      Outbox.Message(
        recipient: user.email, subject: "Password reset at \(host)",
        body: """
          Somebody, probably you, asked to set a new password for the account
          \(user.username) at \(host).

          The app asks for these two values. They are good once, for one hour:

          uid: \(ResetUID.text(of: user.id))
          token: \(token)

          If you did not ask for it, nothing needs to be done.

          """)
    }
  }

  /// A user's number as the messages and the confirmation write it: base64url of its decimals.
  enum ResetUID {
    /// The text for a number.
    static func text(of id: Int64) -> String {
      String(decoding: Base64URL.encode(Array(String(id).utf8)), as: UTF8.self)
    }

    /// The number of a text; nil for anything else.
    static func id(of text: String) -> Int64? {
      guard text.utf8.count <= 32, let octets = Base64URL.decode(Array(text.utf8)) else {
        return nil
      }
      return Int64(String(decoding: octets, as: UTF8.self))
    }
  }
#endif
