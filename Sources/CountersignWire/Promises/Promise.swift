#if Server
  package import CountersignRules
  package import CountersignSettings

  /// Something that a server with these settings does, and how it is tried.
  ///
  /// A promise says that the server does what the profile says, weak or strong; whether that is
  /// safe is for the rules to judge.
  package struct Promise: Sendable {
    /// Its name, such as `access-cookie-attributes`.
    package let id: String

    /// What is promised, in a few words.
    package let title: String

    /// The settings that it rests on, such as `cookies.access.same_site`.
    package let fields: [String]

    /// The experiment.
    package let probe: Probe
  }

  /// The promises of a profile.
  package enum Promises {
    /// All promises that these settings make.
    package static func all(for settings: AuthSettings) -> [Promise] {
      [
        cookies, tokens, bodies, sessions, rotation, logout, cors, csrf, throttle, transport,
        account, identity, refusals, attacks, limits, keys, retired, surface,
      ].flatMap { $0(settings) }
    }
  }
#endif
