import CLibYAML

extension TreeBuilder {
  /// Adds a node to the open list or map; false when there are too many.
  mutating func attach(_ cell: Cell) -> Bool {
    let index = Int32(store.cells.count)
    store.cells.append(cell)
    expanded += 1
    guard let (parent, previous) = top?.take(index) else {
      rootIndex = index
      return true
    }
    if previous < 0 {
      store.cells[Int(parent)].first = index
    } else {
      store.cells[Int(previous)].next = index
    }
    guard store.cells.count > limits.nodes else { return true }
    log.refuseExcess(
      "the document has more than \(limits.nodes) nodes", Int(cell.lower), Int(cell.upper),
      limit: "nodes")
    return false
  }

  /// Opens a list or map; false when it lies too deep.
  mutating func open(_ opening: Opening, _ event: UnsafePointer<yaml_event_t>) -> Bool {
    let lower = cursor.offset(of: event.pointee.start_mark)
    // Without properties of its own, a map may begin with those of its first key.
    guard opening.hasProperties else {
      return open(opening.shape, isFlow: opening.isFlow, at: lower)
    }
    let properties = NodeProperties(bytes, at: lower, end: bytes.count)
    let index = Int32(store.cells.count)
    return open(
      opening.shape, isFlow: opening.isFlow, at: properties?.end ?? lower, tag: properties?.tag)
      && define(opening.anchor, properties, on: index)
  }

  /// Opens a list or map that begins at an offset; false when it lies too deep.
  mutating func open(
    _ shape: Cell.Shape, isFlow: Bool, at lower: Int, tag: SourceRange? = nil
  ) -> Bool {
    guard depth < limits.depth else {
      log.refuseExcess("nested deeper than \(limits.depth)", lower, lower + 1, limit: "depth")
      return false
    }
    if let tag { refuseTag(tag) }
    if top?.expectsKey == true { refuseComplexKey(lower) }
    let before = expanded
    let index = Int32(store.cells.count)
    guard attach(Cell(shape, lower, lower + (isFlow ? 1 : 0), isFlow: isFlow)) else {
      return false
    }
    if let top { around.append(top) }
    top = Frame(cell: index, isMap: shape == .map, expandedBefore: before)
    return true
  }

  /// Closes the innermost list or map.
  mutating func close(_ event: UnsafePointer<yaml_event_t>) {
    close(
      cursor.offset(of: event.pointee.start_mark), cursor.offset(of: event.pointee.end_mark))
  }

  /// Closes the innermost list or map, which ends with the bracket between two offsets, if any.
  mutating func close(_ lower: Int, _ upper: Int) {
    guard let frame = top else { return }
    top = around.popLast()
    let cell = store[frame.cell]
    if cell.isFlow, lower < upper {
      store.cells[Int(frame.cell)].upper = Int32(upper)
    } else if frame.last >= 0 {
      store.cells[Int(frame.cell)].upper = store[frame.last].upper
    }
    if frame.mayRepeat || frame.hasUnicodeKey { refuseDuplicates(in: frame) }
    settleAnchor(of: frame)
    top?.deepen(to: frame.height + 1)
  }

  /// Adds a scalar; false when a limit is crossed.
  mutating func addScalar(_ event: UnsafePointer<yaml_event_t>) -> Bool {
    let scalar = event.pointee.data.scalar
    var lower = cursor.offset(of: event.pointee.start_mark)
    var upper = cursor.offset(of: event.pointee.end_mark)
    let hasProperties = scalar.anchor != nil || scalar.tag != nil
    let properties = hasProperties ? NodeProperties(bytes, at: lower, end: upper) : nil
    lower = properties?.end ?? lower
    let style = YAMLTree.ScalarStyle(scalar.style)
    if style == .literal || style == .folded { upper = bytes.endOfBlock(lower, upper) }
    var cell = Cell(.scalar, lower, upper, style: style)
    store.setText(UnsafeBufferPointer(start: scalar.value, count: scalar.length), of: &cell)
    if let tag = properties?.tag { acceptTag(tag, on: &cell) }
    let index = Int32(store.cells.count)
    return add(cell, isPlain: style == .plain)
      && (!hasProperties || define(scalar.anchor, properties, on: index))
  }

  /// Adds a scalar that is its own text, quotes aside; false when a limit is crossed.
  mutating func addWritten(_ style: YAMLTree.ScalarStyle, _ lower: Int, _ upper: Int) -> Bool {
    var cell = Cell(.scalar, lower, upper, style: style)
    let quote = style == .plain ? 0 : 1
    cell.first = Int32(truncatingIfNeeded: lower + quote)
    cell.count = Int32(truncatingIfNeeded: upper - lower - 2 * quote)
    return add(cell, isPlain: style == .plain)
  }

  /// Adds a scalar; false when a limit is crossed.
  private mutating func add(_ cell: Cell, isPlain: Bool) -> Bool {
    let index = Int32(store.cells.count)
    let isKey = top?.expectsKey == true
    guard attach(cell) else { return false }
    lastScalar = cell.range
    if isKey { checkKey(cell, index) }
    if cell.count > limits.scalarBytes {
      log.refuseExcess(
        "the value has more than \(limits.scalarBytes) bytes", Int(cell.lower),
        Int(cell.lower) + 1, limit: "scalar-bytes")
    }
    if isPlain { checkComment(after: cell) }
    if !scan.isASCII { checkCharacters(of: cell, index, isKey: isKey) }
    return true
  }
}

extension YAMLTree.ScalarStyle {
  init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The end of a block scalar's last line with text; libyaml ends it at the start of a later line.
  fileprivate func endOfBlock(_ lower: Int, _ upper: Int) -> Int {
    var end = upper
    while end > lower, self[end - 1] <= 0x20 { end -= 1 }
    while end < upper, self[end] != 0x0A, self[end] != 0x0D { end += 1 }
    return end
  }
}
