package import CountersignProfile
package import CountersignRules
import CountersignSettings
import CountersignSource

/// A record as SARIF 2.1.0, the format of code-scanning services (OASIS, section 3).
package struct SARIFReport: Sendable {
  private let record: LintRecord
  private let rules: [Rule]
  private let version: String

  /// A report.
  ///
  /// - Parameters:
  ///   - record: What lint said.
  ///   - rules: The rules that were asked.
  ///   - version: The version of the tool.
  package init(_ record: LintRecord, rules: [Rule], version: String) {
    self.record = record
    self.rules = rules
    self.version = version
  }

  /// The log.
  package var json: JSONValue {
    let results = record.profiles.flatMap { profile in
      zip(profile.entries, Fingerprint.all(of: profile)).map { entry, fingerprint in
        SARIFResult(entry, fingerprint: fingerprint, ruleIndex: index(of: entry.diagnostic.slug))
          .json
      }
    }
    return .members([
      "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"),
      "version": .string("2.1.0"),
      "runs": .array([
        .members([
          "tool": .members(["driver": driver]), "columnKind": .string("unicodeCodePoints"),
          "invocations": .array([
            .members(["executionSuccessful": .bool(record.profiles.allSatisfy(\.isJudged))])
          ]),
          "results": .array(results),
        ])
      ]),
    ])
  }

  private var driver: JSONValue {
    .members([
      "name": .string("countersign"), "version": .string(version),
      "semanticVersion": .string(version),
      "rules": .array(rules.map(Self.descriptor) + readingSlugs.map(Self.descriptor)),
    ])
  }

  /// The slugs of the record that belong to no rule, in the order of the alphabet.
  private var readingSlugs: [String] {
    let known = Set(rules.map(\.slug))
    let found = Set(record.profiles.flatMap(\.entries).map(\.diagnostic.slug))
    return found.subtracting(known).sorted()
  }

  private func index(of slug: String) -> Int? {
    if let index = rules.firstIndex(where: { $0.slug == slug }) { return index }
    return readingSlugs.firstIndex(of: slug).map { rules.count + $0 }
  }

  private static func descriptor(_ rule: Rule) -> JSONValue {
    let weight = [rule.severity[.production], rule.severity[.staging], rule.severity[.development]]
      .compactMap(\.self).max()
    return .members([
      "id": .string(rule.slug),
      "shortDescription": .members(["text": .string(rule.title)]),
      "fullDescription": .members(["text": .string(rule.rationale)]),
      "help": .members([
        "text": .string(rule.remedy), "markdown": .string(RulePage(rule).text),
      ]),
      "defaultConfiguration": .members(["level": .string((weight ?? .advice).sarifLevel)]),
      "properties": .members([
        "tags": .array((["security"] + rule.references.map(\.label)).map { .string($0) })
      ]),
    ])
  }

  private static func descriptor(_ slug: String) -> JSONValue {
    .members([
      "id": .string(slug),
      "shortDescription": .members(["text": .string("the profile cannot be read as it is meant")]),
    ])
  }
}

extension Severity {
  /// The level of SARIF 2.1.0, section 3.27.10.
  var sarifLevel: String { self == .advice ? "note" : rawValue }
}
