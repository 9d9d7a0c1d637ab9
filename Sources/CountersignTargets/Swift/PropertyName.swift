/// The name of a property as a profile spells it.
enum PropertyName {
  /// Returns the key: `httpOnly` is `http_only`, and `userIDField` is `user_id_field`.
  static func key(of property: String) -> String {
    let letters = Array(property)
    var key = ""
    for (index, letter) in letters.enumerated() {
      let isBeforeWord = index + 1 < letters.count && letters[index + 1].isLowercase
      let isInWord = index > 0 && !letters[index - 1].isUppercase
      if index > 0, letter.isUppercase, isInWord || isBeforeWord { key += "_" }
      key += letter.lowercased()
    }
    return key
  }
}
