import CountersignSettings
import CountersignSource

extension Profile {
  /// Where the value of a field is from, in words for a generated file: `production.yaml:7`, or
  /// `default for production`.
  ///
  /// The file is named without its directory, so that the words are the same on every machine.
  package func origin(inWords path: String) -> String {
    guard origin(of: path) != .implied else { return "default for \(environment.rawValue)" }
    let place = place(of: path)
    let name = place.source.name.split(separator: "/").last ?? ""
    return "\(name):\(place.start.line)"
  }
}
