import CountersignProfile
import CountersignSource

/// One result of a SARIF log.
struct SARIFResult {
  private let entry: LintRecord.Entry
  private let diagnostic: Diagnostic
  private let fingerprint: String
  private let ruleIndex: Int?

  init(_ entry: LintRecord.Entry, fingerprint: String, ruleIndex: Int?) {
    self.entry = entry
    diagnostic = entry.diagnostic.redacted
    self.fingerprint = fingerprint
    self.ruleIndex = ruleIndex
  }

  /// The result object (section 3.27).
  var json: JSONValue {
    var members: [JSONValue.Member] = [.init("ruleId", .string(diagnostic.slug))]
    if let ruleIndex { members.append(.init("ruleIndex", .number(ruleIndex))) }
    members += [
      .init("level", .string(diagnostic.severity.sarifLevel)),
      .init("message", .members(["text": .string(message)])),
      .init("locations", .array([location(diagnostic.place)])),
      .init("partialFingerprints", .members(["countersignFinding/v1": .string(fingerprint)])),
    ]
    if !diagnostic.related.isEmpty {
      members.append(.init("relatedLocations", .array(diagnostic.related.map(related))))
    }
    if let fix = diagnostic.fix { members.append(.init("fixes", .array([self.fix(fix)]))) }
    // Present and empty means that nothing accepts the result (section 3.27.23).
    members.append(.init("suppressions", .array(suppressions)))
    if let field = entry.field {
      members.append(.init("properties", .members(["field": .string(field)])))
    }
    return .object(members)
  }

  private var message: String {
    let help = diagnostic.help.map { "; \($0)" } ?? ""
    return diagnostic.message + help
  }

  private var suppressions: [JSONValue] {
    switch entry.acceptance {
    case nil: []
    case .suppressed(let reason):
      [.members(["kind": .string("inSource"), "justification": .string(reason)])]
    case .baselined:
      [.members(["kind": .string("external"), "justification": .string("in the baseline")])]
    }
  }

  private func location(_ place: Place) -> JSONValue {
    .members(["physicalLocation": physical(place)])
  }

  private func related(_ related: Diagnostic.Related) -> JSONValue {
    .members([
      "physicalLocation": physical(related.place),
      "message": .members(["text": .string(related.message)]),
    ])
  }

  private func physical(_ place: Place) -> JSONValue {
    .members(["artifactLocation": artifact(place), "region": region(place)])
  }

  private func artifact(_ place: Place) -> JSONValue {
    .members(["uri": .string(Self.uri(place.source.name))])
  }

  private func region(_ place: Place) -> JSONValue {
    let (start, end) = (place.start, place.end)
    return .members([
      "startLine": .number(start.line), "startColumn": .number(start.column),
      "endLine": .number(end.line), "endColumn": .number(end.column),
      "byteOffset": .number(place.range.lower),
      "byteLength": .number(place.range.upper - place.range.lower),
    ])
  }

  private func fix(_ fix: Fix) -> JSONValue {
    var files: [(name: String, edits: [Edit])] = []
    for edit in fix.edits {
      let name = edit.place.source.name
      if let index = files.firstIndex(where: { $0.name == name }) {
        files[index].edits.append(edit)
      } else {
        files.append((name, [edit]))
      }
    }
    return .members([
      "description": .members(["text": .string(fix.title)]),
      "artifactChanges": .array(
        files.map { file in
          .members([
            "artifactLocation": .members(["uri": .string(Self.uri(file.name))]),
            "replacements": .array(file.edits.map(replacement)),
          ])
        }),
    ])
  }

  private func replacement(_ edit: Edit) -> JSONValue {
    .members([
      "deletedRegion": region(edit.place),
      "insertedContent": .members(["text": .string(edit.replacement)]),
    ])
  }

  /// A path as a relative or `file:` URI reference (RFC 3986).
  private static func uri(_ path: String) -> String {
    var uri = path.hasPrefix("/") ? "file://" : ""
    for octet in path.utf8 {
      let character = Character(Unicode.Scalar(octet))
      let isPlain = octet < 0x80 && (character.isLetter || character.isNumber)
      if isPlain || "/-._~".utf8.contains(octet) {
        uri.append(character)
      } else {
        let digits = String(octet, radix: 16, uppercase: true)
        uri += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return uri
  }
}
