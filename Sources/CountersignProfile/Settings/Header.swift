private import CountersignSettings

/// The fields at the top of a profile.
enum HeaderFields {
  static let all: [Field] = {
    let draft = Section("", \.self)
    let settings = Section("", \.settings)
    return [
      draft.field(
        "profile", \.languageVersion, .integer(1...1), default: .required, django: .notApplicable,
        "The version of the profile language, now 1."),
      settings.field(
        "name", \.name, .profileName, default: .required, django: .notApplicable,
        "The deployment's name, used in file names."),
      settings.field(
        "environment", \.environment, .word("environment"), default: .required,
        django: .notApplicable,
        "The kind of deployment; it chooses defaults and severities and is never inherited."),
      draft.field(
        "extends", \.extends, .oneOrList(.string), django: .notApplicable,
        "Base profiles, relative to this file; later ones win, and this file wins over all."),
      draft.field(
        "targets", \.targets, .list(.word("target")), django: .notApplicable,
        "What to generate; some rules look at it."),
    ]
  }()
}

/// The fields of `lint`.
enum LintFields {
  static let all: [Field] = {
    let section = Section("lint", \.lint)
    return [
      section.field(
        "fail_on", \.failOn, .word("severity"), django: .notApplicable,
        "The severity from which findings fail the run."),
      section.field(
        "suppress", \.suppress,
        .list(
          .record(
            "suppression", { LintPolicy.Suppression() },
            [
              RecordMember("rule", \.rule, .string, required: true),
              RecordMember("field", \.field, .optional(.string)),
              RecordMember("reason", \.reason, .reason, required: true),
              RecordMember("until", \.until, .optional(.date)),
            ])),
        django: .notApplicable,
        "Findings that are accepted: the rule, perhaps the field, the reason and the last day."),
    ]
  }()
}

extension ValueType where Value == String {
  /// Why a finding is accepted: at least 10 characters.
  fileprivate static let reason = text("reason", wants: "a reason", pattern: "^.{10,}$") {
    $0.count < 10 ? TextRefusal("has at least 10 characters") : nil
  }
}
