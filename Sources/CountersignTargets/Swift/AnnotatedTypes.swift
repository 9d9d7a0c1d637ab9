import CountersignSettings

/// The sources of `CountersignSettings` as one text, with what is told of a profile's settings in
/// the documentation of their properties.
enum AnnotatedTypes {
  /// Returns the sources one after the other; a property tells where the values of its settings
  /// are from, and the rules.
  static func code(
    _ settings: [SettingsWalk.Assignment], _ notes: [String: SettingNote]
  ) -> Code {
    // Entries come and go with the list, and say no more than it does.
    let settings = Dictionary(grouping: settings.filter { !$0.isInList }, by: \.declaration)
    var text = ""
    for piece in pieces {
      text += piece.text
      guard let property = piece.property, let found = settings[property] else { continue }
      let items = items(on: found, notes, indentation: piece.indentation)
      guard !items.isEmpty else { continue }
      text += String(repeating: " ", count: piece.indentation) + "///\n"
      for item in items { text += item.text + "\n" }
    }
    return SwiftLiteral.code(text)
  }

  /// A stretch of the sources, and the property that is declared right behind it.
  private struct Piece {
    var text: String
    /// Such as `AuthSettings.TokenCookie.name`; nil at the end.
    var property: String?
    var indentation: Int
  }

  private static let pieces: [Piece] = {
    var reader = DeclarationReader()
    var pieces: [Piece] = []
    var text = ""
    for source in EmbeddedSettingsSource.all {
      // The extensions of standard library types become private to the file: they would otherwise
      // decide how every other type of the user's module is coded.
      let source = source.text.replacing("extension Keyed", with: "fileprivate extension Keyed")
      for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
        if let property = reader.property(in: line) {
          let indentation = line.prefix { $0 == " " }.count
          pieces.append(Piece(text: text, property: property, indentation: indentation))
          text = ""
        }
        text += line + "\n"
      }
    }
    // The last line is empty and ends nowhere.
    return pieces + [Piece(text: String(text.dropLast()), property: nil, indentation: 0)]
  }()

  private static func items(
    on settings: [SettingsWalk.Assignment], _ notes: [String: SettingNote], indentation: Int
  ) -> [Code] {
    var fields: [String] = []
    for setting in settings where !fields.contains(setting.field) { fields.append(setting.field) }
    return fields.flatMap { notes[$0]?.item(on: $0, indentation: indentation) ?? [] }
  }
}

/// A reader of Swift that tells stored properties by their types.
private struct DeclarationReader {
  /// The types on the way to the line that is read, outermost first, with their indentation.
  private var types: [(name: Substring, indentation: Int)] = []

  /// The public stored property that the next line declares, such as
  /// `AuthSettings.TokenCookie.name`; nil for other lines.
  mutating func property(in line: Substring) -> String? {
    let indentation = line.prefix { $0 == " " }.count
    let words = line.dropFirst(indentation).split(separator: " ")
    if let type = Self.type(in: words) {
      types.removeAll { $0.indentation >= indentation }
      types.append((type, indentation))
    }
    guard words.starts(with: ["public", "var"]), words.count > 2, !line.hasSuffix("{") else {
      return nil
    }
    return (types.map(\.name) + [words[2].prefix { $0 != ":" }]).joined(separator: ".")
  }

  /// The type that a line begins to declare or to extend; nil for other lines.
  private static func type(in words: [Substring]) -> Substring? {
    guard words.last == "{" else { return nil }
    let kinds: Set<Substring> = ["extension", "struct", "enum"]
    guard let kind = words.firstIndex(where: kinds.contains), kind + 1 < words.count else {
      return nil
    }
    return words[kind + 1].prefix { $0 != ":" }
  }
}
