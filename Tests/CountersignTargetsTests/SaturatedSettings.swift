import CountersignSettings
import Foundation

/// Settings in which every setting that may be any text is the same text.
enum SaturatedSettings {
  /// Returns the settings with `text` everywhere but at `kept` paths and below them, such as
  /// `site.hosts`.
  static func saying(_ text: String, except kept: Set<String> = []) throws -> AuthSettings {
    let base = try JSONSerialization.jsonObject(with: JSONEncoder().encode(base))
    let paths = places.filter { place in
      !kept.contains { place.name == $0 || place.name.hasPrefix("\($0).") }
    }
    let changed = paths.reduce(base) { replacing($0, at: $1.keys[...], with: text) }
    return try decoded(changed)
  }

  /// The names of the settings that may be any text.
  static let names: Set<String> = Set(places.map(\.name))

  /// Where a text is: object keys and indices of lists.
  private struct Place {
    var keys: [String]
    /// The keys alone, such as `site.apps.origin`.
    var name: String { keys.filter { Int($0) == nil }.joined(separator: ".") }
  }

  /// Settings with a text wherever there may be one.
  private static var base: AuthSettings {
    var settings = Sample.saying("plain")
    settings.site.hosts = ["plain"]
    settings.cookies.access.domain = "plain"
    settings.cookies.refresh.domain = "plain"
    settings.keys.verifyingURL = "plain"
    settings.keys.id = "plain"
    settings.keys.sharedWith = ["plain"]
    settings.keys.applicationSecret = .file("plain")
    settings.transport.tls.certificate = .file("plain")
    settings.transport.tls.privateKey = .file("plain")
    settings.transport.proxy.schemeHeader = "plain"
    settings.cors.allowedOriginPatterns = ["plain"]
    // Every path is covered, whatever the routes are.
    settings.cors.pathPattern = "^"
    settings.tokens.claims = ["plain"]
    settings.csrf.trustedOrigins = ["plain"]
    return settings
  }

  private static let places: [Place] = {
    guard let tree = try? JSONSerialization.jsonObject(with: JSONEncoder().encode(base)) else {
      return []
    }
    return texts(in: tree, at: []).map { Place(keys: $0) }.filter { place in
      // A word of a few, or a rate, cannot be any text; and a file is named after the profile.
      place.name != "name"
        && (try? decoded(replacing(tree, at: place.keys[...], with: "*/"))) != nil
    }
  }()

  private static func texts(in tree: Any, at path: [String]) -> [[String]] {
    switch tree {
    case let object as [String: Any]:
      object.sorted { $0.key < $1.key }.flatMap { texts(in: $0.value, at: path + [$0.key]) }
    case let list as [Any]:
      list.enumerated().flatMap { texts(in: $0.element, at: path + ["\($0.offset)"]) }
    default: tree is String ? [path] : []
    }
  }

  private static func replacing(_ tree: Any, at path: ArraySlice<String>, with text: String) -> Any
  {
    guard let key = path.first else { return text }
    let rest = path.dropFirst()
    if var object = tree as? [String: Any], let inner = object[key] {
      object[key] = replacing(inner, at: rest, with: text)
      return object
    }
    guard var list = tree as? [Any], let index = Int(key), list.indices.contains(index) else {
      return tree
    }
    list[index] = replacing(list[index], at: rest, with: text)
    return list
  }

  private static func decoded(_ tree: Any) throws -> AuthSettings {
    try JSONDecoder().decode(
      AuthSettings.self, from: JSONSerialization.data(withJSONObject: tree))
  }
}
