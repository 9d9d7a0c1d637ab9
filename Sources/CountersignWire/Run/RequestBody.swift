#if Server
  import CountersignRules

  /// A body in the words of an experiment, to be written as octets.
  struct RequestBody: Sendable {
    private let body: ProbeRequest.Body
    private let account: ProbeTarget.Account?
    private let secondAccount: ProbeTarget.Account?
    private let sources: CookieSources

    /// Creates a body for the accounts of this target.
    init(_ body: ProbeRequest.Body, _ target: ProbeTarget, _ sources: CookieSources) {
      self.body = body
      account = target.account
      secondAccount = target.secondAccount
      self.sources = sources
    }

    /// The octets and their media type; nil for no type.
    ///
    /// Throws `noAccount`, `noSecondAccount`, `missing`, `noToken`.
    func encoded() throws(RunStop) -> (octets: [UInt8], type: String?) {
      switch body {
      case .none: return ([], nil)
      case .json(let text): return json(text)
      case .token(let member, let source):
        return json(object([(member, try sources.pair(source).value)]))
      case .secondCredentials:
        guard let secondAccount else { throw .noSecondAccount }
        return json(login(secondAccount, secondAccount.password))
      case .credentials, .otherCredentials, .wrongPassword, .credentialsForm, .passwordChange:
        guard let account else { throw .noAccount }
        return encoded(for: account)
      }
    }

    private func encoded(for account: ProbeTarget.Account) -> ([UInt8], String?) {
      switch body {
      case .credentialsForm:
        let name = Self.percentEncoded(account.username)
        let password = Self.percentEncoded(account.password)
        return (
          Array("username=\(name)&password=\(password)".utf8), "application/x-www-form-urlencoded"
        )
      case .passwordChange(let old, let new):
        let word = account.password(new)
        return json(
          object([
            ("old_password", account.password(old)), ("new_password1", word),
            ("new_password2", word),
          ]))
      case .otherCredentials: return json(login(account, account.otherPassword))
      case .wrongPassword: return json(login(account, "not the password of this account"))
      default: return json(login(account, account.password))
      }
    }

    private func login(_ account: ProbeTarget.Account, _ password: String) -> String {
      object([("username", account.username), ("password", password)])
    }

    private func json(_ text: String) -> ([UInt8], String?) {
      (Array(text.utf8), "application/json")
    }

    private func object(_ members: [(String, String)]) -> String {
      let inside = members.map { "\(JSONValue.quoted($0.0)):\(JSONValue.quoted($0.1))" }
      return "{\(inside.joined(separator: ","))}"
    }

    /// The text as a form spells it: all but unreserved octets as `%XX`.
    static func percentEncoded(_ text: String) -> String {
      text.utf8.map { octet in
        let digits = String(octet, radix: 16, uppercase: true)
        return HTTPGrammar.isUnreserved(octet)
          ? String(UnicodeScalar(octet)) : "%" + (digits.count == 1 ? "0" : "") + digits
      }.joined()
    }
  }

  extension ProbeTarget.Account {
    fileprivate func password(_ which: ProbeRequest.Password) -> String {
      switch which {
      case .known: password
      case .other: otherPassword
      }
    }
  }
#endif
