/// The `SameSite` attribute of a cookie. Source: RFC 6265bis 5.6.7.
package enum SameSite: String, Hashable, Sendable, CaseIterable {
  case strict
  case lax
  case none
  /// Absent or an unknown word; what that means is the agent's choice.
  case unset
}
