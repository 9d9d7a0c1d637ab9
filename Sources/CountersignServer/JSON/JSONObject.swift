#if Server
  /// The members of a JSON object in their order.
  struct JSONObject: Hashable, Sendable {
    /// A name and its value.
    struct Member: Hashable, Sendable {
      var name: String
      var value: JSONValue
    }

    /// The members as written; a name may occur twice.
    private(set) var members: [Member]

    init(_ members: [Member] = []) {
      self.members = members
    }

    /// The value of a name; of a name given twice the last counts. Setting nil removes the name.
    subscript(name: String) -> JSONValue? {
      get { members.last { $0.name == name }?.value }
      set {
        guard let newValue else { return members.removeAll { $0.name == name } }
        if let index = members.lastIndex(where: { $0.name == name }) {
          members[index].value = newValue
        } else {
          members.append(Member(name: name, value: newValue))
        }
      }
    }
  }
#endif
