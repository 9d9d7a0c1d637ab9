import Foundation
import TestSupport
import Testing

@testable import CountersignTargets

@Suite("What is embedded is what is on disk")
struct EmbeddedFilesTests {
  @Test("for every template")
  func templates() throws {
    let names = try files(below: "templates", endingIn: ".mustache")
    #expect(Set(EmbeddedTemplates.all.keys) == Set(names))
    for name in names {
      #expect(EmbeddedTemplates.all[name] == (try Repository.text("templates/\(name)")), "\(name)")
    }
  }

  @Test("for every source of the settings")
  func settings() throws {
    let names = try files(below: "Sources/CountersignSettings", endingIn: ".swift")
      .filter { !$0.contains("/") }
    #expect(EmbeddedSettingsSource.all.map(\.name).sorted() == names.sorted())
    for (name, text) in EmbeddedSettingsSource.all {
      #expect(text == (try Repository.text("Sources/CountersignSettings/\(name)")), "\(name)")
    }
  }

  private func files(below folder: String, endingIn ending: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: "\(Repository.root)/\(folder)")
      .filter { $0.hasSuffix(ending) }
  }
}
