private import CountersignSettings

/// The fields of `server`.
enum ServerFields {
  static let all: [Field] = server

  private static let server: [Field] = {
    let section = Section("server", \.settings.server)
    return [
      section.field(
        "debug", \.debug, .boolean,
        default: .environments(development: true, staging: false, production: false),
        django: .setting("DEBUG"),
        "Whether errors show their inner workings."),
      section.field(
        "workers", \.workers, .integer(1...4096),
        default: .environments(development: 1, staging: 2, production: 2),
        django: .notApplicable,
        "How many processes serve; their stores must match."),
      section.field(
        "default_permission", \.defaultPermission, .word(),
        django: .setting("REST_FRAMEWORK.DEFAULT_PERMISSION_CLASSES"),
        "Who may call a route that says nothing of permissions."),
      section.field(
        "authentication", \.authentication, .list(.word()),
        django: .setting("REST_FRAMEWORK.DEFAULT_AUTHENTICATION_CLASSES"),
        "What signs a request in, in this order."),
      section.field(
        "login_ignores_cookie", \.loginIgnoresCookie, .boolean,
        django: .generated("a login view without authenticators"),
        "Whether login overlooks an old token, so that a stale cookie never blocks it."),
      section.field(
        "content_types", \.contentTypes, .list(.mediaType),
        django: .setting("REST_FRAMEWORK.DEFAULT_PARSER_CLASSES"),
        "The media types of request bodies that are read."),
      section.field(
        "require_current_password", \.requireCurrentPassword, .boolean,
        django: .setting("REST_AUTH.OLD_PASSWORD_FIELD_ENABLED"),
        "Whether a password change asks for the current password."),
    ]
  }()
}
