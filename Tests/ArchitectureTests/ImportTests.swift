import Foundation
import TestSupport
import Testing

/// The arrows between the modules, read from the `import` lines.
@Suite("The modules")
struct ImportTests {
  /// Who alone may import what.
  private static let fences: [(module: String, folders: [String])] = [
    ("CLibYAML", ["CountersignSource/YAML"]),
    ("CLibCrypto", ["CountersignKeys"]),
    ("CLibPSL", ["CountersignBrowser"]),
    ("Hummingbird", ["CountersignServer"]),
    ("HummingbirdHTTP2", ["CountersignServer"]),
    ("HummingbirdCore", ["CountersignServer"]),
    ("CoreMetrics", ["CountersignServer"]),
    ("GRDB", ["CountersignServer"]),
    ("GRDBSQLite", ["CountersignServer/Store"]),
    ("JWTKit", ["CountersignServer"]),
    ("Mustache", ["CountersignTargets"]),
    ("ArgumentParser", ["countersign"]),
    ("CountersignServer", ["CountersignLab", "countersign"]),
  ]

  @Test("are imported only where they may be", arguments: fences.map(\.module))
  func fenced(module: String) throws {
    let folders = try #require(Self.fences.first { $0.module == module }?.folders)
    for (path, imports) in try Self.importsByFile() where imports.contains(module) {
      #expect(folders.contains { path.hasPrefix($0 + "/") }, "\(path) imports \(module)")
    }
  }

  @Test("that are pure know no clock, no file and no network")
  func pure() throws {
    let pure = ["CountersignSettings", "CountersignBrowser", "CountersignRules"]
    for (path, imports) in try Self.importsByFile()
    where pure.contains(where: { path.hasPrefix($0 + "/") }) {
      let outside = imports.intersection(["Foundation", "FoundationEssentials", "Glibc", "Darwin"])
      #expect(outside.isEmpty, "\(path) imports \(outside)")
    }
  }

  @Test("print nothing, except the commands")
  func silent() throws {
    for (path, text) in try Self.sources()
    where !path.hasPrefix("countersign/") && !path.hasPrefix("countersign-compile/")
      && !path.contains("/Embedded")
    {
      let calls = text.matches(of: /(^|[^A-Za-z_.])(print|exit|abort)\(/).map(\.output.2)
      #expect(calls.isEmpty, "\(path) calls \(calls)")
    }
  }

  @Test("hold no forced unwrap, no forced try and no unchecked promise")
  func unforced() throws {
    let words = ["try!", "as!", "@unchecked", "nonisolated(unsafe)", "fatalError("]
    for (path, text) in try Self.sources() where !path.contains("/Embedded") {
      for word in words { #expect(!text.contains(word), "\(path) has \(word)") }
    }
  }

  private static func importsByFile() throws -> [(String, Set<String>)] {
    try sources().map { path, text in
      let names = text.split(separator: "\n").compactMap { line -> String? in
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"), index <= 1, words.count > index + 1
        else { return nil }
        return String(words[index + 1])
      }
      return (path, Set(names))
    }
  }

  private static func sources() throws -> [(String, String)] {
    let folder = Repository.root + "/Sources"
    return try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".swift") }
      .map { ($0, try String(contentsOfFile: folder + "/" + $0, encoding: .utf8)) }
  }
}
