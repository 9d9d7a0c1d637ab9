#if Server
  /// What a user name may be.
  enum UserName {
    /// Notes what is wrong with a name, under the field `username`.
    static func check(_ name: String, _ reader: inout FieldReader) {
      if name.unicodeScalars.count > 150 {
        reader.note("Ensure this field has no more than 150 characters.", "username")
      }
      if !name.allSatisfy({ $0.isLetter || $0.isNumber || "@.+-_".contains($0) }) {
        reader.note(
          "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ "
            + "characters.", "username")
      }
    }
  }
#endif
