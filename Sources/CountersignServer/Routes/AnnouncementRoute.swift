#if Server
  import CountersignSettings
  import Hummingbird

  /// Tells which profile is in force, so that a check from outside can see that it is the one that
  /// was reviewed.
  struct AnnouncementRoute: Sendable {
    private let name: String
    private let announcement: Announcement

    init(_ settings: AuthSettings, _ announcement: Announcement) {
      name = settings.name
      self.announcement = announcement
    }

    /// Answers with the profile's name, its fingerprint and the version of the rules.
    func respond() -> Response {
      Response.json([
        "profile": .string(name),
        "fingerprint": .string(announcement.fingerprint),
        "rules": .string(announcement.rules),
        "lab": .bool(announcement.isLab),
      ])
    }
  }
#endif
