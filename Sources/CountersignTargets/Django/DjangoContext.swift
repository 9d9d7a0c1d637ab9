import CountersignSettings

/// The names of the Django template with their values; a file for each subject adds its own.
struct DjangoContext {
  /// The profile.
  let profile: CompiledProfile

  /// Its settings.
  var settings: AuthSettings { profile.settings }

  /// Creates the context of `profile`.
  init(_ profile: CompiledProfile) {
    self.profile = profile
  }

  /// All names; each is supplied by one subject.
  var values: [String: TemplateValue] {
    let subjects = [heading, keys, server, cookies, tokens, framework, cors, csrf, transport]
    return subjects.reduce(into: [:]) { all, subject in
      all.merge(subject) { first, _ in
        preconditionFailure("two subjects supply the same name, one of them as \(first)")
      }
    }
  }

  private var heading: [String: TemplateValue] {
    let limits = DjangoLimit.all(in: settings)
    return [
      "name": .code(PythonLiteral.comment(settings.name)),
      "fingerprint": .code(PythonLiteral.comment(profile.fingerprint)),
      "lab": .flag(profile.lab),
      "has_limits": .flag(!limits.isEmpty),
      "limits": .list(
        limits.map {
          [
            "setting": .code(PythonLiteral.comment($0.setting)),
            "note": .code(PythonLiteral.comment($0.note)),
          ]
        }),
    ]
  }
}

extension TemplateValue {
  /// A Python string, or `None`.
  static func python(_ value: String?) -> TemplateValue { .code(PythonLiteral.string(value)) }

  /// `True` or `False`.
  static func python(_ value: Bool) -> TemplateValue { .code(PythonLiteral.bool(value)) }

  /// A number.
  static func python(_ value: Int) -> TemplateValue { .code(PythonLiteral.int(value)) }

  /// A number of whole seconds.
  static func python(_ value: Duration) -> TemplateValue { .code(PythonLiteral.seconds(value)) }

  /// A list of strings for a line with this indentation.
  static func python(_ values: [String], indentation: Int = 0) -> TemplateValue {
    .code(PythonLiteral.list(values, indentation: indentation))
  }
}
