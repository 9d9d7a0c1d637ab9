import CountersignProfile
import CountersignSettings
import Foundation
import TestSupport
import Testing

@Suite("The fields of the profile language")
struct FieldTableTests {
  @Test("are documented, and each has a path of its own")
  func documented() {
    #expect(Set(FieldTable.all.map(\.path)).count == FieldTable.all.count)
    for field in FieldTable.all {
      #expect(field.documentation.hasSuffix("."), "\(field.path)")
    }
  }

  @Test("are found by their paths")
  func numbers() {
    for (number, field) in FieldTable.all.enumerated() {
      #expect(FieldTable.number(of: field.path) == number)
      #expect(FieldTable.number(of: field.path + "x") == nil)
    }
    #expect(FieldTable.number(of: "") == nil)
  }

  @Test("are all the properties of the settings, and nothing else")
  func complete() throws {
    let settings = AuthSettings(name: "x", environment: .production, api: "https://a.example")
    let data = try JSONEncoder().encode(settings)
    let object = try JSONSerialization.jsonObject(with: data)
    let coded = Set(Self.leaves(of: object, path: ""))
    let declared = Set(FieldTable.all.map(\.path))
    let ofTheProfileAlone: Set<String> = [
      "profile", "extends", "targets", "lint.fail_on", "lint.suppress",
    ]
    #expect(coded.symmetricDifference(declared.subtracting(ofTheProfileAlone)) == [])
  }

  @Test("mean what the settings type says they mean")
  func documentation() throws {
    let folder = Repository.root + "/Sources/CountersignSettings"
    var comments = ""
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasSuffix(".swift") {
      comments += try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    }
    let words = Self.words(comments.replacing("///", with: " "))
    for field in FieldTable.all where !Self.isHeader(field.path) {
      #expect(words.contains(Self.words(field.documentation)), "\(field.path)")
    }
  }

  @Test("are all read: by the server, by a target, or by the rules that they are declared for")
  func used() throws {
    // What only the checklist asks about.
    let forRulesAlone: Set<String> = ["keys.shared_with", "session.assurance", "lint.suppress"]
    let headers: Set<String> = ["profile", "extends"]
    let code = try ["CountersignServer", "CountersignTargets", "countersign"]
      .flatMap(Self.sources).joined()
    let rules = try Self.sources("CountersignRules").joined()
    for field in FieldTable.all where !headers.contains(field.path) {
      let reads = "." + Self.property(field.path)
      let places = forRulesAlone.contains(field.path) ? rules : code
      let isRead = places.range(of: reads + "\\b", options: [.regularExpression, .caseInsensitive])
      #expect(isRead != nil, "\(field.path)")
    }
  }

  @Test("are written to the Django settings that they name")
  func djangoSettings() throws {
    let template = try String(
      contentsOfFile: Repository.root + "/templates/django/settings_auth.py.mustache",
      encoding: .utf8)
    let code = template + (try Self.sources("CountersignTargets/Django").joined())
    for field in FieldTable.all {
      guard case .setting(let name) = field.django else { continue }
      let key = name.split(separator: ".").last.map(String.init) ?? name
      #expect(code.contains(key), "\(field.path): \(name)")
    }
  }

  private static func isHeader(_ path: String) -> Bool {
    ["profile", "name", "environment", "extends", "targets"].contains(path)
      || path.hasPrefix("lint.")
  }

  private static func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The paths at which the coded form has no further map of settings.
  private static func leaves(of value: Any, path: String) -> [String] {
    let references: Set = ["env", "file", "generate"]
    guard let map = value as? [String: Any], references.isDisjoint(with: map.keys) else {
      return [path]
    }
    return map.flatMap { leaves(of: $1, path: path.isEmpty ? $0 : "\(path).\($0)") }
  }

  /// The name of a field's property, such as `accessLifetime`.
  private static func property(_ path: String) -> String {
    let words = (path.split(separator: ".").last ?? "").split(separator: "_")
    return words.enumerated().map { $0 == 0 ? String($1) : $1.capitalized }.joined()
  }

  /// The texts of a module's own files; what is embedded in them is no use of a field.
  private static func sources(_ module: String) throws -> [String] {
    let folder = Repository.root + "/Sources/" + module
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") && !$0.contains("Embedded") }
      .map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
  }
}
