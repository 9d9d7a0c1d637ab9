#if Server
  /// Takes text out of a body and collects what is wrong with it.
  struct FieldReader {
    private let fields: JSONObject
    /// What was wrong so far.
    private(set) var errors = FieldErrors()

    init(_ body: CallBody) {
      fields = body.fields
    }

    /// What an empty field or a missing one counts as.
    enum Need {
      /// It must be there, and not blank.
      case required
      /// It may be left out or blank.
      case optional
    }

    /// The text of a field; numbers are read as text. Nil when it is missing or wrong.
    ///
    /// Blanks around it are dropped unless it is a password.
    mutating func text(_ name: String, _ need: Need, isPassword: Bool = false) -> String? {
      guard let value = fields[name] else {
        if need == .required { errors.add("This field is required.", to: name) }
        return nil
      }
      let text: String
      switch value {
      case .string(let written): text = isPassword ? written : Self.trimmed(written)
      case .number(let digits): text = digits
      case .null: return fail("This field may not be null.", name)
      case .loneSurrogate(let unit):
        let code = String(unit, radix: 16, uppercase: true)
        return fail("Surrogate characters are not allowed: U+\(code).", name)
      case .bool, .array, .object: return fail("Not a valid string.", name)
      }
      if text.unicodeScalars.contains("\0") {
        return fail("Null characters are not allowed.", name)
      }
      if need == .required, Self.trimmed(text).isEmpty {
        return fail("This field may not be blank.", name)
      }
      return text
    }

    /// Notes a fault that only the caller can see.
    mutating func note(_ message: String, _ name: String) {
      errors.add(message, to: name)
    }

    /// Throws `Refusal.fields` if anything was wrong.
    func check() throws(Refusal) {
      guard errors.isEmpty else { throw .fields(errors) }
    }

    private mutating func fail(_ message: String, _ name: String) -> String? {
      errors.add(message, to: name)
      return nil
    }

    private static func trimmed(_ text: String) -> String {
      let head = text.drop(while: \.isWhitespace)
      guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
      return String(head[...last])
    }
  }
#endif
