/// The items of a list, in order.
package struct YAMLItems: Sequence, IteratorProtocol, Sendable {
  private let cells: [Cell]
  private var current: Int32

  init(_ tree: YAMLTree, first: Int32) {
    cells = tree.cells
    current = first
  }

  package mutating func next() -> YAMLTree.Node? {
    guard current >= 0 else { return nil }
    defer { current = cells[Int(current)].next }
    return YAMLTree.Node(index: current)
  }
}

/// The keys and values of a map, in order.
package struct YAMLEntries: Sequence, IteratorProtocol, Sendable {
  private var nodes: YAMLItems

  init(_ nodes: YAMLItems) {
    self.nodes = nodes
  }

  package mutating func next() -> YAMLTree.Entry? {
    guard let key = nodes.next(), let value = nodes.next() else { return nil }
    return YAMLTree.Entry(key: key, value: value)
  }
}
