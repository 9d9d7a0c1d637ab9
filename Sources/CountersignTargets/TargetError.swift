/// Why a target makes no files of a profile.
package enum TargetError: Error, Hashable, CustomStringConvertible {
  /// The profile's name is not of the form `[a-z][a-z0-9-]{0,62}`, so no file is named after it.
  case unusableName(String)
  /// The setting at this path is of a type that has no literal in the target's language.
  case inexpressible(setting: String)
  /// There is no setting at this path.
  case unknown(setting: String)
  /// A template and the values for it do not fit.
  case template(TemplateError)

  /// The failure in words.
  package var description: String {
    switch self {
    case .unusableName(let name): "no file can be named after the profile name `\(name)`"
    case .inexpressible(let setting): "no literal for the setting `\(setting)`"
    case .unknown(let setting): "the settings have no `\(setting)`"
    case .template(let error): error.description
    }
  }
}
