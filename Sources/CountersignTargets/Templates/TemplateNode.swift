/// A tag of a template that names a value; lines count from 1.
indirect enum TemplateNode: Hashable, Sendable {
  /// `{{name}}`.
  case variable(name: String, line: Int)
  /// `{{#name}} … {{/name}}`, or `{{^name}} … {{/name}}`, which is there when the other is not.
  case section(name: String, line: Int, isInverted: Bool, [TemplateNode])
}
