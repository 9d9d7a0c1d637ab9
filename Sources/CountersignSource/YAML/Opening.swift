/// What libyaml says about a list or map that opens.
struct Opening {
  let shape: Cell.Shape
  let isFlow: Bool
  let anchor: UnsafePointer<UInt8>?
  /// Whether an anchor or a tag is written before it.
  let hasProperties: Bool

  init(
    _ shape: Cell.Shape, isFlow: Bool, anchor: UnsafePointer<UInt8>?, tag: UnsafePointer<UInt8>?
  ) {
    self.shape = shape
    self.isFlow = isFlow
    self.anchor = anchor
    hasProperties = anchor != nil || tag != nil
  }
}
