package import CountersignSource

/// One file of a profile: the profile itself or a base that it extends.
package struct Layer: Sendable {
  /// The path by which it was read.
  package let path: String

  /// Its text and structure.
  package let tree: YAMLTree

  /// The place of the `extends` entry that brought it in; nil for the profile itself.
  package let broughtBy: Place?
}

/// Where a field is written.
struct Slot: Sendable {
  /// The number of the layer that counts.
  var layer: Int
  var key: YAMLTree.Node
  var value: YAMLTree.Node
  /// Whether `null` resets the field to its default there.
  var isReset: Bool
  /// Whether the value was refused.
  var isRefused = false
}
