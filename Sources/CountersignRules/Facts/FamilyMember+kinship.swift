import CountersignProfile
import CountersignSettings

extension FamilyMember {
  /// Whether both describe one product in different environments: they share a base, or their names
  /// are the same but for the environment.
  ///
  /// A directory may hold several products, and differences between those are no drift.
  func isAkin(to other: FamilyMember) -> Bool {
    let bases = Set(profile.layers.dropFirst().map(\.path))
    return other.profile.layers.dropFirst().contains { bases.contains($0.path) }
      || stem == other.stem
  }

  /// The words of the profile's name that say nothing of an environment.
  private var stem: [Substring] {
    profile.settings.name.split(separator: "-").filter {
      AuthSettings.Environment(abbreviation: $0) == nil
    }
  }
}

extension AuthSettings.Environment {
  /// The environment that a word of a name stands for; nil for other words.
  init?(abbreviation word: some StringProtocol) {
    // A string of its own is compared faster than any kind of text.
    switch String(word) {
    case "production", "prod", "live": self = .production
    case "staging", "stage": self = .staging
    case "development", "dev", "local": self = .development
    default: return nil
    }
  }

  /// How many others rely on it.
  var rank: Int {
    switch self {
    case .development: 0
    case .staging: 1
    case .production: 2
    }
  }
}
