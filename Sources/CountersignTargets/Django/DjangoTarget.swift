import CountersignSettings

extension Target {
  /// Django settings for dj-rest-auth, simplejwt, the REST framework and cors-headers.
  package static let django = Target(id: "django") { profile throws(TargetError) in
    let values = DjangoContext(profile).values
    let text = try Template.filled("django/settings_auth.py.mustache", with: values)
    return [Artifact(path: "settings_auth.py", text: text)]
  }
}
