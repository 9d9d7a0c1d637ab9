#if Server
  /// What a user name may be.
  package enum UserName {
    /// Notes what is wrong with a name, under the field `username`.
    static func check(_ name: String, _ reader: inout FieldReader) {
      if let fault = fault(of: name) { reader.note(fault, "username") }
    }

    /// What is wrong with a name, as a sentence; nil for a good one.
    package static func fault(of name: String) -> String? {
      if name.unicodeScalars.count > 150 {
        return "Ensure this field has no more than 150 characters."
      }
      guard name.allSatisfy({ $0.isLetter || $0.isNumber || "@.+-_".contains($0) }) else {
        return "Enter a valid username. This value may contain only letters, numbers, and "
          + "@/./+/-/_ characters."
      }
      return nil
    }
  }
#endif
