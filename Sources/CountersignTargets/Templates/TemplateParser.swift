/// A reader of the tags of a template.
///
/// It accepts the part of Mustache that needs no escaping and cannot be misread: variables,
/// sections, comments, and the content type in the first line.
struct TemplateParser {
  private let template: String
  private var rest: Substring
  private var line = 1

  /// Creates a reader of `text`, the template called `template`.
  init(template: String, text: String) {
    self.template = template
    rest = text[...]
  }

  /// Returns the language that the first line states, and the tags after it.
  mutating func parse() throws(TemplateError) -> (Language, [TemplateNode]) {
    guard rest.hasPrefix("{{%"), let pragma = try nextTag(),
      let language = Language.allCases.first(where: { pragma == "% CONTENT_TYPE:\($0.rawValue)" })
    else { throw malformed("the first line states no content type, as {{% CONTENT_TYPE:SWIFT}}") }
    return (language, try nodes(in: nil))
  }

  /// Reads up to the end of the section of this name, or to the end of the text.
  private mutating func nodes(in section: String?) throws(TemplateError) -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    while let tag = try nextTag() {
      let name = String(tag.drop { "#^/".contains($0) })
      switch tag.first {
      case "!": continue
      case "/":
        guard name == section else { throw malformed("{{/\(name)}} ends no section") }
        return nodes
      case "#", "^":
        let start = line
        let inner = try self.nodes(in: try checked(name))
        nodes.append(.section(name: name, line: start, isInverted: tag.first == "^", inner))
      default:
        nodes.append(.variable(name: try checked(name), line: line))
      }
    }
    if let section { throw malformed("{{#\(section)}} has no end") }
    return nodes
  }

  /// Reads past the next tag and returns what is between its braces; nil at the end.
  private mutating func nextTag() throws(TemplateError) -> Substring? {
    guard let start = rest.firstRange(ofTwo: "{") else { return nil }
    advance(to: start.upperBound)
    guard let end = rest.firstRange(ofTwo: "}") else { throw malformed("{{ has no }}") }
    let tag = rest[..<end.lowerBound]
    advance(to: end.upperBound)
    return tag
  }

  private mutating func advance(to index: Substring.Index) {
    line += rest[..<index].count { $0.isNewline }
    rest = rest[index...]
  }

  private func checked(_ name: String) throws(TemplateError) -> String {
    let isName = name.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_")
    }
    guard isName, !name.isEmpty else {
      throw malformed("`\(name)` is no name; names are of the letters a to z and underscores")
    }
    return name
  }

  private func malformed(_ problem: String) -> TemplateError {
    .malformed(template: template, line: line, problem: problem)
  }
}

extension Substring {
  /// The first place where `character` stands twice in a row.
  fileprivate func firstRange(ofTwo character: Character) -> Range<Index>? {
    var position = startIndex
    while let first = self[position...].firstIndex(of: character) {
      let second = index(after: first)
      if second < endIndex, self[second] == character { return first..<index(after: second) }
      position = second
    }
    return nil
  }
}
