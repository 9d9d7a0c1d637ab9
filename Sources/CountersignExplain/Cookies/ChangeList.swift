import CountersignProfile
import CountersignSettings
import CountersignSource

/// Remedies in the words of the profile, with all that must be written along with them.
struct ChangeList {
  let profile: Profile
  /// The settings before the remedies, with the page that was asked for among the apps.
  let settings: AuthSettings
  let remedies: [Remedy]

  /// The changes that lead to these settings: the remedies, then the fields that are written in the
  /// profile and no longer fit; what is a default follows by itself.
  func changes(to changed: AuthSettings) -> [Change] {
    let chosen = remedies.map(\.field)
    let followers = FieldTable.all.filter { field in
      field.path != "site.apps" && !chosen.contains(field.path) && isWritten(field.path)
        && field.spell(draft(settings)) != field.spell(draft(changed))
    }
    return remedies.map { change($0, changed) }
      + followers.map { change($0.path, to: $0.spell(draft(changed))) }
  }

  private func draft(_ settings: AuthSettings) -> Draft {
    var draft = profile.draft
    draft.settings = settings
    return draft
  }

  private func isWritten(_ field: String) -> Bool { profile.origin(of: field) != .implied }

  private func change(_ remedy: Remedy, _ changed: AuthSettings) -> Change {
    if let app = remedy.app { return move(of: app, to: remedy.to) }
    guard let number = FieldTable.number(of: remedy.field) else {
      return change(remedy.field, to: remedy.to)
    }
    return change(remedy.field, to: FieldTable.all[number].spell(draft(changed)))
  }

  private func change(_ field: String, to value: String) -> Change {
    Change(
      field: field, from: profile.spelling(of: field), to: value,
      place: isWritten(field) ? profile.place(of: field).address : nil)
  }

  /// A change of an app's address, which is written in the profile unless it was asked for.
  private func move(of app: Int, to address: String) -> Change {
    let origin = settings.site.apps[app].origin
    guard profile.settings.site.apps.indices.contains(app) else {
      return Change(field: "page", from: origin, to: address)
    }
    return Change(
      field: "site.apps[\(app)].origin", from: origin, to: address,
      place: profile.place(of: "site.apps", item: app).address)
  }
}

extension Place {
  /// The place as `file:line`.
  var address: String { "\(source.name):\(start.line)" }
}
