import CountersignSettings

extension Target {
  /// Django settings for dj-rest-auth, simplejwt, the REST framework and cors-headers, and views for
  /// what these do otherwise than the profile says.
  package static let django = Target(id: "django") { profile throws(TargetError) in
    let values = DjangoContext(profile).values
    let text = try Template.filled("django/settings_auth.py.mustache", with: values)
    let views = try Template.filled(
      "django/auth_views.py.mustache", with: DjangoViews(profile).values)
    return [
      Artifact(path: "settings_auth.py", text: text),
      Artifact(path: "auth_views.py", text: views),
    ]
  }
}
