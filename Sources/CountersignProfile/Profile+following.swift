package import CountersignSettings

extension Profile {
  /// The fields, in the order of the reference, whose defaults would be others if the settings were
  /// these, which differ from the profile's in `field`.
  ///
  /// Only fields that are not written follow from others.
  package func fieldsFollowing(from field: Field, in settings: AuthSettings) -> [String] {
    var changed = draft
    changed.settings = settings
    var filled = changed
    for number in FieldTable.filled {
      let other = FieldTable.all[number]
      // The field may be a default itself, and would be what it was.
      guard other !== field, origin(of: other.path) == .implied else { continue }
      _ = other.fill(&filled)
    }
    return FieldTable.all.filter { $0.spell(filled) != $0.spell(changed) }.map(\.path)
  }
}

extension Field {
  /// The words that the field, or an entry of its list, takes; empty when it takes others, too.
  package var words: [String] { schema.words }
}

extension JSONValue {
  /// The strings of the first `enum` in a schema, or in those that it is made of.
  fileprivate var words: [String] {
    switch self {
    case .object(let members):
      for member in members {
        let found = member.name == "enum" ? member.value.strings : member.value.words
        if !found.isEmpty { return found }
      }
      return []
    case .array(let items): return items.lazy.map(\.words).first { !$0.isEmpty } ?? []
    default: return []
    }
  }

  private var strings: [String] {
    guard case .array(let items) = self else { return [] }
    return items.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }
}
