/// Why a template and the values for it make no text.
package enum TemplateError: Error, Hashable, CustomStringConvertible {
  /// There is no template of this name.
  case unknown(template: String)
  /// The template is not written in the template language.
  case malformed(template: String, line: Int, problem: String)
  /// The template has a name that no value is supplied for.
  case missing(name: String, template: String, line: Int)
  /// A value is supplied that the template never uses.
  case unused(name: String, template: String)
  /// The value is of another kind than its place: a list for a variable, code for a section, or
  /// code of another language.
  case unfit(name: String, template: String, line: Int)

  /// The failure in words.
  package var description: String {
    switch self {
    case .unknown(let template):
      "no template `\(template)`"
    case .malformed(let template, let line, let problem):
      "\(template):\(line): \(problem)"
    case .missing(let name, let template, let line):
      "\(template):\(line): no value is supplied for `\(name)`"
    case .unused(let name, let template):
      "\(template): `\(name)` is supplied and never used"
    case .unfit(let name, let template, let line):
      "\(template):\(line): `\(name)` is of another kind than its place"
    }
  }
}
