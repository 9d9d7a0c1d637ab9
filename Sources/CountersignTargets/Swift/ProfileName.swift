/// A profile's name, fit to name files and declarations after.
struct ProfileName: Hashable, Sendable {
  private let words: [Substring]

  /// Checks a name; throws `unusableName` unless it is of the form `[a-z][a-z0-9-]{0,62}`.
  init(_ name: String) throws(TargetError) {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let fits = name.utf8.allSatisfy {
      letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "-")
    }
    guard let first = name.utf8.first, letters.contains(first), fits, name.utf8.count <= 63 else {
      throw .unusableName(name)
    }
    words = name.split(separator: "-")
  }

  /// The words joined, each with a capital: `my-shop` is `MyShop`.
  var upperCamelCase: String {
    words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// The words joined, each but the first with a capital: `my-shop` is `myShop`.
  var lowerCamelCase: String {
    String(upperCamelCase.prefix(1).lowercased() + upperCamelCase.dropFirst())
  }

  /// The words joined by underscores: `my-shop` is `my_shop`.
  var snakeCase: String { words.joined(separator: "_") }
}
