#if Server
  /// What is wrong with the fields of a body, in the order of the fields.
  struct FieldErrors: Error, Hashable, Sendable {
    private(set) var entries: [(field: String, messages: [String])] = []

    /// The errors of one field; `non_field_errors` when the body as a whole is meant.
    init(_ field: String, _ message: String) {
      add(message, to: field)
    }

    init() {}

    /// What a login with a wrong name or password gets.
    static let deniedLogin = FieldErrors(
      "non_field_errors", "Unable to log in with provided credentials.")

    /// Whether nothing is wrong.
    var isEmpty: Bool { entries.isEmpty }

    /// Adds a message for a field.
    mutating func add(_ message: String, to field: String) {
      if let index = entries.firstIndex(where: { $0.field == field }) {
        entries[index].messages.append(message)
      } else {
        entries.append((field, [message]))
      }
    }

    /// The body that clients get: each field with its messages.
    var json: JSONValue {
      .object(
        JSONObject(
          entries.map { entry in
            JSONObject.Member(name: entry.field, value: .array(entry.messages.map { .string($0) }))
          }))
    }

    static func == (left: FieldErrors, right: FieldErrors) -> Bool { left.json == right.json }

    func hash(into hasher: inout Hasher) { hasher.combine(json) }
  }
#endif
