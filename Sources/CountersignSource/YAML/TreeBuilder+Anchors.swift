import CLibYAML

extension TreeBuilder {
  /// An anchor that was seen.
  struct Anchor {
    var cell: Int32
    /// Where the anchor itself is written.
    var range: SourceRange
    /// Nodes after expansion; 0 while the list or map is still open.
    var size: Int
    /// Levels below the anchored node.
    var height: Int
  }

  /// Records an anchor on a node; false when there are too many.
  mutating func define(
    _ anchor: UnsafePointer<UInt8>?, _ properties: NodeProperties?, on cell: Int32
  ) -> Bool {
    guard let anchor else { return true }
    let name = String(cString: anchor)
    let range = properties?.anchor ?? store[cell].range
    if let earlier = anchors[name] {
      refuseRedefinition(name, at: range, earlier: earlier.range)
    }
    let isOpen = store[cell].shape != .scalar
    anchors[name] = Anchor(cell: cell, range: range, size: isOpen ? 0 : 1, height: 0)
    anchorNames[cell] = name
    guard anchorNames.count > limits.anchors else { return true }
    log.refuseExcess(
      "more than \(limits.anchors) anchors", range.lower, range.upper, limit: "anchors")
    return false
  }

  /// Records the size of an anchored list or map when it closes.
  mutating func settleAnchor(of frame: Frame) {
    guard !anchorNames.isEmpty, let name = anchorNames[frame.cell],
      anchors[name]?.cell == frame.cell
    else { return }
    anchors[name]?.size = expanded - frame.expandedBefore
    anchors[name]?.height = frame.height + 1
  }

  /// Adds an alias use; false when a limit is crossed.
  mutating func addAlias(_ event: UnsafePointer<yaml_event_t>) -> Bool {
    let lower = cursor.offset(of: event.pointee.start_mark)
    let upper = cursor.offset(of: event.pointee.end_mark)
    let name = event.pointee.data.alias.anchor.map { String(cString: $0) } ?? ""
    aliasCount += 1
    guard aliasCount <= limits.aliases else {
      log.refuseExcess("more than \(limits.aliases) aliases", lower, upper, limit: "aliases")
      return false
    }
    if top?.expectsKey == true {
      log.refuseHostile("a key cannot be an alias", lower, upper, help: "write the key out")
    }
    lastScalar = SourceRange(lower: lower, upper: upper)
    guard let anchor = anchors[name] else {
      refuseUndefined(name, lower, upper)
      return attach(Cell(.scalar, lower, upper))
    }
    guard anchor.size > 0 else {
      log.refuseHostile(
        "anchor `\(name)` contains itself", lower, upper,
        related: [related(anchor.range, "the anchor")], help: "write the value out")
      return attach(Cell(.scalar, lower, upper))
    }
    return expand(anchor, lower, upper)
  }

  /// Counts what the alias stands for before anything is copied; nothing ever is.
  private mutating func expand(_ anchor: Anchor, _ lower: Int, _ upper: Int) -> Bool {
    var cell = Cell(.alias, lower, upper)
    cell.first = anchor.cell
    guard attach(cell) else { return false }
    expanded += anchor.size - 1
    guard expanded <= limits.expandedNodes else {
      log.refuseExcess(
        "aliases would expand to more than \(limits.expandedNodes) nodes", lower, upper,
        limit: "expanded-nodes", related: [related(anchor.range, "the anchor")])
      return false
    }
    guard depth + anchor.height <= limits.depth else {
      log.refuseExcess(
        "nested deeper than \(limits.depth) through an alias", lower, upper, limit: "depth",
        related: [related(anchor.range, "the anchor")])
      return false
    }
    top?.deepen(to: anchor.height)
    return true
  }

  private mutating func refuseUndefined(_ name: String, _ lower: Int, _ upper: Int) {
    let near = Suggestion.nearest(to: name, among: anchors.keys.sorted())
    log.refuse(
      Diagnostic(
        .error, Slug.documentMalformed,
        "alias `\(name)` has no anchor before it" + (near.map { ", did you mean `\($0)`?" } ?? ""),
        at: log.place(lower, upper),
        help: "define it with `&\(name)`; a value that begins with `*` must be quoted"))
  }

  private mutating func refuseRedefinition(
    _ name: String, at range: SourceRange, earlier: SourceRange
  ) {
    log.refuse(
      Diagnostic(
        .error, Slug.documentMalformed,
        "anchor `\(name)` is already defined at line \(log.source.line(at: earlier.lower))",
        at: Place(source: log.source, range: range), related: [related(earlier, "first anchor")],
        help: "the readers disagree which one counts; give each anchor its own name"))
  }

  /// A label on a stretch of the text being read.
  func related(_ range: SourceRange, _ message: String) -> Diagnostic.Related {
    Diagnostic.Related(place: Place(source: log.source, range: range), message: message)
  }
}
