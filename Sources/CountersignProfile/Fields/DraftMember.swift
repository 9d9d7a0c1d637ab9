/// A stored property of a draft, reached by where it lies in memory.
///
/// Every value of every profile is written through one, and following two key paths takes longer
/// than reading the value.
struct DraftMember<Value: Sendable>: Sendable {
  /// In bytes from the start of a draft.
  private let offset: Int

  /// The member of a section.
  init<Root>(_ root: WritableKeyPath<Draft, Root>, _ member: WritableKeyPath<Root, Value>) {
    guard let offset = MemoryLayout<Draft>.offset(of: root.appending(path: member)) else {
      preconditionFailure("a field is a stored property of the draft")
    }
    self.offset = offset
  }

  /// What a draft holds there.
  func value(in draft: Draft) -> Value {
    withUnsafePointer(to: draft) { start in
      (UnsafeRawPointer(start) + offset).assumingMemoryBound(to: Value.self).pointee
    }
  }

  /// Puts a value in its place.
  func set(_ value: Value, in draft: inout Draft) {
    withUnsafeMutablePointer(to: &draft) { start in
      (UnsafeMutableRawPointer(start) + offset).assumingMemoryBound(to: Value.self).pointee = value
    }
  }
}
