/// A walk over a template's tags with the values at hand, which finds names that lack a value and
/// values that lack a name.
struct TemplateCheck {
  private let template: String
  private let language: Language
  private var scopes: [Scope] = []

  private struct Scope {
    var values: [String: TemplateValue]
    var used: Set<String> = []
  }

  /// Creates a check of the template called `template`, in `language`.
  init(template: String, language: Language) {
    self.template = template
    self.language = language
  }

  /// Throws unless every name in `nodes` has a value of the right kind and every value is used.
  mutating func check(
    _ nodes: [TemplateNode], with values: [String: TemplateValue]
  ) throws(TemplateError) {
    scopes.append(Scope(values: values))
    try walk(nodes)
    let scope = scopes.removeLast()
    if let name = scope.values.keys.sorted().first(where: { !scope.used.contains($0) }) {
      throw .unused(name: name, template: template)
    }
  }

  private mutating func walk(_ nodes: [TemplateNode]) throws(TemplateError) {
    for node in nodes {
      switch node {
      case .variable(let name, let line):
        guard case .code(let code) = try value(of: name, line: line), code.language == language
        else { throw .unfit(name: name, template: template, line: line) }
      case .section(let name, let line, let isInverted, let inner):
        switch try value(of: name, line: line) {
        case .flag: try walk(inner)
        case .list(let rounds) where !isInverted && !rounds.isEmpty:
          for round in rounds { try check(inner, with: round) }
        case .list where isInverted: try walk(inner)
        case .list: markUsed(inner)
        case .code: throw .unfit(name: name, template: template, line: line)
        }
      }
    }
  }

  private mutating func value(of name: String, line: Int) throws(TemplateError) -> TemplateValue {
    for depth in scopes.indices.reversed() {
      guard let value = scopes[depth].values[name] else { continue }
      scopes[depth].used.insert(name)
      return value
    }
    throw .missing(name: name, template: template, line: line)
  }

  /// A section without rounds uses the names around it, and its own cannot be checked.
  private mutating func markUsed(_ nodes: [TemplateNode]) {
    for node in nodes {
      switch node {
      case .variable(let name, _): markUsed(name)
      case .section(let name, _, _, let inner):
        markUsed(name)
        markUsed(inner)
      }
    }
  }

  private mutating func markUsed(_ name: String) {
    guard let depth = scopes.indices.last(where: { scopes[$0].values[name] != nil }) else { return }
    scopes[depth].used.insert(name)
  }
}
