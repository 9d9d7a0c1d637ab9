package import CountersignSettings

extension CanonicalJSON {
  /// Returns the lines of `server.json`, from 0, that hold the setting at the path of `field`; nil
  /// when a compiled profile has no such setting.
  package static func lines(of field: String, in profile: CompiledProfile) -> Range<Int>? {
    let path = ["settings"] + field.split(separator: ".").map(String.init)
    let tree = tree(of: profile)
    guard tree.value(at: path) != nil else { return nil }
    let lines = tree.text.split(separator: "\n")
    // No setting is an empty object, so this differs, and it is on one line.
    let marked = tree.replacing(path, with: .object([:])).text.split(separator: "\n")
    let start = zip(lines, marked).prefix { $0 == $1 }.count
    return start..<(start + 1 + lines.count - marked.count)
  }
}
