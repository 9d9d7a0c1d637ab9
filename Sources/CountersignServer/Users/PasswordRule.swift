#if Server
  /// What a new password must not be.
  enum PasswordRule {
    private static let minimum = 8

    /// Notes what is wrong with a new password that was given twice, under the field `field`.
    static func check(
      _ first: String?, _ second: String?, of user: UserRecord, field: String,
      _ reader: inout FieldReader
    ) {
      if first != second { reader.note("The two password fields didn’t match.", field) }
      for complaint in complaints(about: second ?? "", of: user) { reader.note(complaint, field) }
    }

    /// The sentences for a user's new password; none for an acceptable one.
    static func complaints(about password: String, of user: UserRecord) -> [String] {
      var complaints: [String] = []
      let lowered = password.lowercased()
      let similar = [("username", user.username), ("email address", user.email)].filter { item in
        let value = item.1.lowercased()
        return value.count >= 4 && (lowered.contains(value) || value.contains(lowered))
      }
      if let name = similar.first?.0 {
        complaints.append("The password is too similar to the \(name).")
      }
      if password.count < minimum {
        complaints.append(
          "This password is too short. It must contain at least \(minimum) characters.")
      }
      if common.contains(lowered) { complaints.append("This password is too common.") }
      if !password.isEmpty, password.allSatisfy(\.isNumber) {
        complaints.append("This password is entirely numeric.")
      }
      return complaints
    }

    private static let common: Set<String> = [
      "password", "password1", "passw0rd", "12345678", "123456789", "1234567890", "qwertyuiop",
      "qwerty123", "iloveyou", "sunshine", "princess", "football", "baseball", "superman",
      "trustno1", "letmein1", "welcome1", "admin123", "changeme", "abcd1234", "1q2w3e4r",
      "11111111", "00000000", "88888888", "starwars", "whatever", "computer", "corvette",
    ]
  }
#endif
