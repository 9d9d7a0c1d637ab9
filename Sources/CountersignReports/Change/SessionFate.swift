import CountersignProfile
import CountersignSettings

/// What becomes of the sessions that are open when a profile takes another one's place.
package struct SessionFate: Sendable, Hashable {
  /// How it ends for the user.
  package enum Outcome: String, Sendable, Hashable {
    /// Both tokens go on.
    case goesOn = "go on"
    /// The access token is lost; the next refresh brings a new one.
    case refreshes = "go on after a refresh"
    /// The refresh token is lost; the session lasts as long as the access token.
    case expires = "end with their access tokens"
    /// Both tokens are lost.
    case ends = "end at once"
  }

  /// Why a token is no longer taken.
  package struct Reason: Sendable, Hashable {
    /// The field that is to blame.
    package var field: String
    /// The fact, in lower case, without a full stop.
    package var message: String
  }

  /// Why access tokens are lost; empty when they go on.
  package let access: [Reason]
  /// Why refresh tokens are lost; empty when they go on.
  package let refresh: [Reason]
  /// How long access tokens of the old profile may still be good.
  package let accessLifetime: Duration
  /// What else users may notice.
  package let notes: [Reason]

  /// How it ends.
  package var outcome: Outcome {
    switch (access.isEmpty, refresh.isEmpty) {
    case (true, true): .goesOn
    case (false, true): .refreshes
    case (true, false): .expires
    case (false, false): .ends
    }
  }

  init(from old: AuthSettings, to new: AuthSettings, today: CalendarDate?) {
    accessLifetime = old.tokens.accessLifetime
    // Where nothing changes, nothing is deployed.
    guard old != new else {
      (access, refresh, notes) = ([], [], [])
      return
    }
    let trust = TokenTrust(old: old, new: new, today: today)
    let shared = trust.reasons
    access = shared + CookieReach(.access, old: old, new: new).reasons
    refresh = shared + CookieReach(.refresh, old: old, new: new).reasons + trust.storeReasons
    notes = Self.notes(old, new)
  }

  private static func notes(_ old: AuthSettings, _ new: AuthSettings) -> [Reason] {
    var notes: [Reason] = []
    let limits: [(String, Duration?, Duration?)] = [
      ("session.absolute_lifetime", old.session.absoluteLifetime, new.session.absoluteLifetime),
      ("session.idle_lifetime", old.session.idleLifetime, new.session.idleLifetime),
    ]
    for (field, before, after) in limits {
      guard let after, before.map({ after < $0 }) ?? true else { continue }
      notes.append(
        Reason(field: field, message: "sessions past \(after.spelling) end at their next refresh"))
    }
    if new.tokens.accessLifetime < old.tokens.accessLifetime {
      notes.append(
        Reason(
          field: "tokens.access_lifetime",
          message: "access tokens that are out keep their \(old.tokens.accessLifetime.spelling)"))
    }
    if new.tokens.leeway < old.tokens.leeway {
      notes.append(
        Reason(
          field: "tokens.leeway",
          message: "tokens in their last \(old.tokens.leeway.spelling) are refused, and those of "
            + "clocks that run ahead"))
    }
    if old.tokens.claims != new.tokens.claims {
      notes.append(
        Reason(
          field: "tokens.claims",
          message: "sessions that are open keep the claims that they were opened with"))
    }
    return notes
  }
}
