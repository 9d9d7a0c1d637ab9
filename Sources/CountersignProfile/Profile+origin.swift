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
    let words = "\(name(place.source.name)):\(place.start.line)"
    return isRefused(path) ? "default for \(environment.rawValue): \(words) is refused" : words
  }

  /// The list of a base that the list of a field replaces, and the number of its entries; nil when
  /// there is none.
  func replacedList(of path: String) -> (entries: Int, place: Place)? {
    guard let slot = slot(path), !slot.isRefused else { return nil }
    let keys = FieldTable.parts(of: path).map(String.init)
    guard layers[slot.layer].tree.kind(slot.value) == .list || slot.isReset else { return nil }
    for layer in layers.dropFirst(slot.layer + 1) {
      guard let entry = layer.tree.entry(at: keys) else { continue }
      guard layer.tree.kind(entry.value) == .list else { return nil }
      return (Array(layer.tree.items(of: entry.value)).count, layer.tree.place(entry.value))
    }
    return nil
  }
}
