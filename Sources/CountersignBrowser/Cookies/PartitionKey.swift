/// The jar of a partitioned cookie.
///
/// Source: CHIPS, and the cross-site-ancestor bit that Chromium adds to the key.
package struct PartitionKey: Hashable, Sendable {
  /// The site in the address bar.
  package var topLevelSite: Site
  /// Whether anyone between the address bar and the cookie's host belongs to another site.
  package var hasCrossSiteAncestor: Bool

  package init(topLevelSite: Site, hasCrossSiteAncestor: Bool) {
    self.topLevelSite = topLevelSite
    self.hasCrossSiteAncestor = hasCrossSiteAncestor
  }
}
