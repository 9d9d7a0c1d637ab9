private import CountersignSettings

/// The fields of `site`.
enum SiteFields {
  static let all: [Field] = site

  private static let site: [Field] = {
    let section = Section("site", \.settings.site)
    return [
      section.field(
        "api", \.api, .origin(),
        default: .required,
        django: .notApplicable,
        "The public origin of the API as browsers see it: scheme, host and a port that is not "
          + "the default, no path."),
      section.field(
        "base_path", \.basePath, .basePath,
        django: .generated("the prefix of the included URLs"),
        "The prefix of all routes, without a trailing slash; empty when the API sits at the "
          + "root."),
      section.field(
        "apps", \.apps,
        .list(
          .record(
            "app", { AuthSettings.Site.App() },
            [
              RecordMember(
                "origin", \.origin, .origin(malformed: OriginText.listSlug), required: true),
              RecordMember("embedded", \.embedded, .boolean),
            ])),
        django: .notApplicable,
        "The browser apps that call the API."),
      section.field(
        "hosts", \.hosts, .list(.hostPattern),
        default: .derived("the host of `site.api`") { [$0.apiHost] },
        django: .setting("ALLOWED_HOSTS"),
        "The accepted values of the Host header; `*` accepts any, a leading dot accepts a domain "
          + "with its subdomains."),
    ]
  }()
}
