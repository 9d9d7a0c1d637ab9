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
}
