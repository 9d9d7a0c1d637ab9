package import CountersignSettings

/// A template of a user's own, filled with chosen settings.
package struct OwnTemplate: Sendable {
  private let template: Template

  /// Reads a template; `name` is what errors call it. Throws `malformed` if `text` is not written
  /// in the template language.
  package init(name: String, text: String) throws(TemplateError) {
    template = try Template(name: name, text: text)
  }

  /// The name that stands in a template for the setting at a path: `tokens_access_lifetime` for
  /// `tokens.access_lifetime`.
  package static func name(of path: String) -> String {
    path.replacing(".", with: "_")
  }

  /// Returns the text with the settings at `paths` in the places of their names.
  ///
  /// A path is one of the settings' coded form, or `fingerprint`, or `lab`. Each value is quoted
  /// for the template's language by its type. Where the name is a section's, a flag is its
  /// condition; a list gives its rounds, in which `item` is an entry, or the members of an entry
  /// have their own names; any other value is there as `item` unless it is null. Throws `unknown` for a path without a value, `inexpressible` for a value that the
  /// language has no literal for, and `template` when names and values do not match.
  package func filled(
    with paths: [String], of profile: CompiledProfile
  ) throws(TargetError) -> String {
    let tree = CanonicalJSON.tree(of: profile)
    var values: [String: TemplateValue] = [:]
    for path in paths {
      guard let value = Self.value(at: path, in: tree) else { throw .unknown(setting: path) }
      let name = Self.name(of: path)
      let section = template.nodes.firstSection(named: name)
      values[name] = try templateValue(of: value, at: path, section: section)
    }
    do throws(TemplateError) {
      return try template.filled(values)
    } catch {
      throw .template(error)
    }
  }

  private static func value(at path: String, in tree: JSONValue) -> JSONValue? {
    let isHeading = ["fingerprint", "lab"].contains(path)
    let keys = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    return tree.value(at: isHeading ? keys : ["settings"] + keys)
  }

  private func templateValue(
    of value: JSONValue, at path: String, section: [TemplateNode]?
  ) throws(TargetError) -> TemplateValue {
    guard let section else { return .code(try code(value, at: path)) }
    switch value {
    case .bool(let flag): return .flag(flag)
    case .null: return section.mention("item") ? .list([]) : .flag(false)
    case .array(let items):
      var rounds: [[String: TemplateValue]] = []
      for item in items { rounds.append(try round(item, at: path, section)) }
      return .list(rounds)
    default:
      let isUsed = section.mention("item")
      return isUsed ? .list([["item": .code(try code(value, at: path))]]) : .flag(true)
    }
  }

  /// The names of one entry of a list: those of its members that the section uses, or `item`.
  private func round(
    _ item: JSONValue, at path: String, _ section: [TemplateNode]
  ) throws(TargetError) -> [String: TemplateValue] {
    guard case .object(let members) = item else { return ["item": .code(try code(item, at: path))] }
    var names: [String: TemplateValue] = [:]
    for (key, value) in members where section.mention(key) {
      let inner = section.firstSection(named: key)
      names[key] = try templateValue(of: value, at: "\(path).\(key)", section: inner)
    }
    return names
  }

  private func code(_ value: JSONValue, at path: String) throws(TargetError) -> Code {
    guard let text = OwnLiteral(language: template.language).text(of: value) else {
      throw .inexpressible(setting: path)
    }
    return Code(language: template.language, text: text)
  }
}

extension [TemplateNode] {
  /// What is inside the first section of this name; nil when there is none.
  fileprivate func firstSection(named name: String) -> [TemplateNode]? {
    for case .section(let found, _, let isInverted, let inner) in self {
      if found == name, !isInverted { return inner }
      if let deeper = inner.firstSection(named: name) { return deeper }
    }
    let isAnywhere = contains { if case .section(name, _, _, _) = $0 { true } else { false } }
    return isAnywhere ? [] : nil
  }

  /// Whether a tag has this name.
  fileprivate func mention(_ name: String) -> Bool {
    contains { node in
      switch node {
      case .variable(let found, _): found == name
      case .section(let found, _, _, let inner): found == name || inner.mention(name)
      }
    }
  }
}
