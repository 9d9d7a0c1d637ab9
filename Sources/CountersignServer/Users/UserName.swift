#if Server
  import Foundation

  /// What a user name may be.
  package enum UserName {
    /// The form in which a new name is kept: compatible characters are one (NFKC), as Django does.
    ///
    /// So of two names that look the same there is only one. Source: Unicode Standard Annex 15.
    package static func normalized(_ name: String) -> String {
      name.utf8.allSatisfy { $0 < 0x80 } ? name : name.precomposedStringWithCompatibilityMapping
    }

    /// Notes what is wrong with a name, under the field `username`.
    static func check(_ name: String, _ reader: inout FieldReader) {
      if let fault = fault(of: name) { reader.note(fault, "username") }
    }

    /// What is wrong with a name in its normal form, as a sentence; nil for a good one.
    package static func fault(of name: String) -> String? {
      if name.unicodeScalars.count > 150 {
        return "Ensure this field has no more than 150 characters."
      }
      guard name.unicodeScalars.allSatisfy(isAllowed) else {
        return "Enter a valid username. This value may contain only letters, numbers, and "
          + "@/./+/-/_ characters."
      }
      return nil
    }

    /// Letters and numbers with the marks upon them; none that is not drawn.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
      guard !scalar.isASCII else {
        return "@.+-_".unicodeScalars.contains(scalar) || scalar.properties.isAlphabetic
          || scalar.properties.numericType != nil
      }
      guard !scalar.properties.isDefaultIgnorableCodePoint else { return false }
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
        return true
      default: return false
      }
    }
  }
#endif
