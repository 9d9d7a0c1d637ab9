private import CountersignBrowser

/// Paths by their numbers, found faster than a dictionary finds them: rules ask for dozens in every
/// profile.
struct PathTable: Sendable {
  private let paths: [String]
  /// Numbers of paths where their hashes lead, the next free slot taken where one is; -1 is free.
  private var slots: [Int]

  /// A table of different paths, numbered from 0.
  init(_ paths: [String]) {
    self.paths = paths
    var size = 8
    while size < 4 * paths.count { size *= 2 }
    slots = [Int](repeating: -1, count: size)
    for (number, path) in paths.enumerated() { slots[slot(of: path)] = number }
  }

  /// The number of a path; nil when it is none of them.
  func number(of path: String) -> Int? {
    let number = slots[slot(of: path)]
    return number < 0 ? nil : number
  }

  /// The slot of a path, or the free one that it would take.
  private func slot(of path: String) -> Int {
    var slot = QuickHash.of(path) & (slots.count - 1)
    while slots[slot] >= 0, paths[slots[slot]] != path { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}
