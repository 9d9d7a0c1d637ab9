import CountersignSettings
import CountersignSource

extension Profile {
  /// Where the value of a field is from, in words: `profiles/production.yaml:7`, or
  /// `default for production`.
  package func origin(inWords path: String) -> String {
    words(of: path) { $0 }
  }

  /// The same for a generated file, in which the profile is named without its directory: the words
  /// are then the same on every machine.
  package func originForFiles(inWords path: String) -> String {
    words(of: path, naming: FilePath.name)
  }

  private func words(of path: String, naming name: (String) -> String) -> String {
    guard origin(of: path) != .implied else { return "default for \(environment.rawValue)" }
    let place = place(of: path)
    return "\(name(place.source.name)):\(place.start.line)"
  }
}
