/// A browser as far as cookies go: the few choices in which browsers differ.
package struct Agent: Hashable, Sendable {
  /// What happens to cookies of a request that crosses sites below the top level.
  package enum ThirdParty: String, Hashable, Sendable {
    /// They are kept in one jar; only `Partitioned` ones get a jar for each top-level site.
    case allow
    /// Only `Partitioned` ones are stored and sent.
    case block
    /// All of them get a jar for each top-level site.
    case partition
  }

  /// How a cookie without a valid `SameSite` attribute is treated.
  package enum Unset: String, Hashable, Sendable {
    case lax
    case none
  }

  /// The word a report names the agent by.
  package var name: String
  /// Whether http to a loopback host counts as a secure connection.
  package var trustsLoopback: Bool
  package var thirdParty: ThirdParty
  package var unset: Unset
  /// Seconds for which a cookie without `SameSite` follows a cross-site top-level POST.
  package var laxUnsafeWindow: Int
  /// Whether the prefixes `__Http-` and `__Host-Http-` are enforced.
  package var knowsHTTPPrefixes: Bool

  package init(
    name: String, trustsLoopback: Bool, thirdParty: ThirdParty, unset: Unset,
    laxUnsafeWindow: Int, knowsHTTPPrefixes: Bool
  ) {
    self.name = name
    self.trustsLoopback = trustsLoopback
    self.thirdParty = thirdParty
    self.unset = unset
    self.laxUnsafeWindow = laxUnsafeWindow
    self.knowsHTTPPrefixes = knowsHTTPPrefixes
  }
}

extension Agent {
  package static let chromium = Agent(
    name: "chromium", trustsLoopback: true, thirdParty: .allow, unset: .lax,
    laxUnsafeWindow: 120, knowsHTTPPrefixes: true)

  /// Chromium with third-party cookies switched off.
  package static let chromiumNoThirdParty = Agent(
    name: "chromium-no-third-party", trustsLoopback: true, thirdParty: .block, unset: .lax,
    laxUnsafeWindow: 120, knowsHTTPPrefixes: true)

  package static let firefox = Agent(
    name: "firefox", trustsLoopback: true, thirdParty: .partition, unset: .none,
    laxUnsafeWindow: 0, knowsHTTPPrefixes: false)

  package static let safari = Agent(
    name: "safari", trustsLoopback: false, thirdParty: .block, unset: .none,
    laxUnsafeWindow: 0, knowsHTTPPrefixes: false)

  /// No real browser: the hardest choice on every question.
  package static let strict = Agent(
    name: "strict", trustsLoopback: false, thirdParty: .block, unset: .lax,
    laxUnsafeWindow: 0, knowsHTTPPrefixes: true)

  /// Every preset, real browsers first.
  package static let presets: [Agent] = [
    chromium, chromiumNoThirdParty, firefox, safari, strict,
  ]

  /// The preset of that name; nil when there is none.
  package static func preset(named name: String) -> Agent? {
    presets.first { $0.name == name }
  }
}
