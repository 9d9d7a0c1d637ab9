#if Server
  import GRDB

  extension UserStore {
    /// The further fields that the column `extra` holds.
    static func fields(of text: String) -> [String: String] {
      guard text != "{}" else { return [:] }
      let members = (try? JSONParser.parse(Array(text.utf8)))?.object?.members ?? []
      return Dictionary(
        members.compactMap { member in member.value.text.map { (member.name, $0) } },
        uniquingKeysWith: { $1 })
    }

    /// The text of the column `extra`.
    static func text(of extra: [String: String]) -> String {
      let members = extra.sorted { $0.key < $1.key }.map { entry in
        JSONObject.Member(name: entry.key, value: .string(entry.value))
      }
      return String(decoding: JSONValue.object(JSONObject(members)).bytes, as: UTF8.self)
    }
  }

  extension UserRecord {
    /// Takes a row of the table `users`.
    init(row: Row) {
      self.init(
        id: row["id"], username: row["username"], email: row["email"],
        firstName: row["first_name"], lastName: row["last_name"], passwordHash: row["password"],
        isActive: row["active"], extra: UserStore.fields(of: row["extra"]),
        lastLogin: row["last_login"], passwordChangedAt: row["password_changed_at"])
    }
  }
#endif
