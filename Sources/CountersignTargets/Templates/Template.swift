import Mustache

/// A file of `templates/`, ready to be filled.
///
/// Stricter than Mustache: a name without a value and a value without a name are errors, and values
/// are code of the template's own language.
struct Template: Sendable {
  /// The path below `templates/`, such as `django/settings_auth.py.mustache`.
  let name: String

  /// The language of the result.
  let language: Language

  /// Its tags.
  let nodes: [TemplateNode]

  private let engine: MustacheTemplate

  /// Reads a template; throws `malformed` if `text` is not written in the template language.
  init(name: String, text: String) throws(TemplateError) {
    var parser = TemplateParser(template: name, text: text)
    self.name = name
    (language, nodes) = try parser.parse()
    Language.registerContentTypes()
    do {
      engine = try MustacheTemplate(string: text)
    } catch {
      throw .malformed(template: name, line: 1, problem: "\(error)")
    }
  }

  /// Returns the embedded template of this name.
  static func named(_ name: String) throws(TemplateError) -> Template {
    guard let text = EmbeddedTemplates.all[name] else { throw .unknown(template: name) }
    return try Template(name: name, text: text)
  }

  /// Returns the embedded template `name`, filled with `values`.
  static func filled(
    _ name: String, with values: [String: TemplateValue]
  ) throws(TargetError) -> String {
    do throws(TemplateError) {
      return try named(name).filled(values)
    } catch {
      throw .template(error)
    }
  }

  /// Returns the text with `values` in the place of their names.
  func filled(_ values: [String: TemplateValue]) throws(TemplateError) -> String {
    var check = TemplateCheck(template: name, language: language)
    try check.check(nodes, with: values)
    return engine.render(values.mapValues(\.context))
  }
}
