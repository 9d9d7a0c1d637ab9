import CountersignProfile
import CountersignRules
import CountersignSource
import Foundation
import TestSupport
import Testing

/// Set `RECORD_GOLDENS=1` to write what the rules look at now; such a run fails, so that somebody
/// reads the difference.
@Suite("The rules that look at each field")
struct FieldGuardsTests {
  @Test("are those whose examples are flagged there")
  func complete() throws {
    let slugs = try Self.slugs
    guard ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == nil else {
      try Self.source(of: slugs).write(toFile: Self.file, atomically: true, encoding: .utf8)
      Issue.record("recorded; read the difference, then run again without recording")
      return
    }
    #expect(FieldGuards.slugs == slugs)
  }

  @Test("are known for fields and by rules that there are")
  func known() {
    #expect(FieldGuards.slugs.keys.allSatisfy { FieldTable.number(of: $0) != nil })
    #expect(FieldGuards.slugs.values.joined().allSatisfy { Checklist.rule($0) != nil })
    #expect(FieldGuards.slugs["cookies.access.http_only"] == ["cookie-not-httponly"])
  }

  private static let file =
    "\(Repository.root)/Sources/CountersignRules/Checklist/FieldGuards.swift"

  /// For each rule the fields at which it finds something in its bad examples.
  private static var slugs: [String: [String]] {
    get throws {
      var slugs: [String: [String]] = [:]
      for item in RuleCase.bad {
        for field in Set(try item.fields()) where slugs[field]?.last != item.rule.slug {
          slugs[field, default: []].append(item.rule.slug)
        }
      }
      return slugs
    }
  }

  private static func source(of slugs: [String: [String]]) -> String {
    let entries = FieldTable.all.compactMap { field in
      slugs[field.path].map { rules in
        let list = rules.map { "      \"\($0)\",\n" }.joined()
        return "    \"\(field.path)\": [\n\(list)    ],\n"
      }
    }
    return """
      /// The rules that look at each field: those that find something there in their bad examples.
      ///
      /// `FieldGuardsTests` writes it anew with `RECORD_GOLDENS=1`.
      package enum FieldGuards {
        /// The slugs by the path of the field, in the order of the checklist.
        package static let slugs: [String: [String]] = [
      \(entries.joined())  ]
      }

      """
  }
}
