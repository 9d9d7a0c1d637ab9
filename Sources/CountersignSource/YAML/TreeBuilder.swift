import CLibYAML

/// Builds the flat tree from libyaml's events and checks the structure on the way.
///
/// A struct with mutating methods: stored properties of a class would cost an exclusivity check at
/// every access.
struct TreeBuilder {
  /// A list or map that is still open.
  struct Frame {
    var cell: Int32
    var isMap: Bool
    /// What was expanded before it opened; the difference at its end is its size.
    var expandedBefore: Int
    var last: Int32 = -1
    var count: Int32 = 0
    /// Levels below it, aliases followed.
    var height = 0
    var hasUnicodeKey = false
    /// Whether two keys may be equal, as far as their lengths and their first and last bytes tell.
    var mayRepeat = false
    private(set) var marks: UInt64 = 0

    var expectsKey: Bool { isMap && count & 1 == 0 }

    /// Notes a key by a number that equal keys share.
    mutating func note(_ mark: Int) {
      let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: mark & 63)
      if marks & bit != 0 { mayRepeat = true }
      marks |= bit
    }

    /// Says that a node of so many levels lies in it.
    mutating func deepen(to levels: Int) { height = max(height, levels) }

    /// Makes a node the last child; returns the frame's own cell and the child before, or -1.
    mutating func take(_ child: Int32) -> (cell: Int32, previous: Int32) {
      defer {
        last = child
        count += 1
      }
      return (cell, last)
    }
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let scan: ByteScan
  let limits: YAMLLimits
  var log: DiagnosticLog
  var cursor: MarkCursor
  var store: NodeStore
  /// The innermost list or map that is open; nil outside of all.
  var top: Frame?
  /// Those around it, the outermost first.
  var around: [Frame] = []
  var rootIndex: Int32 = -1
  var anchors: [String: Anchor] = [:]
  var anchorNames: [Int32: String] = [:]
  var reported: Set<Int32> = []
  var aliasCount = 0
  var expanded = 0
  var lastScalar: SourceRange?
  /// Why libyaml gave up; nil when it did not.
  private(set) var malformation: Diagnostic?
  private var documents = 0
  private var hasEndMarker = false

  /// A builder over scanned bytes, which must outlive it.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, scan: ByteScan, limits: YAMLLimits, log: DiagnosticLog
  ) {
    self.bytes = bytes
    self.scan = scan
    self.limits = limits
    self.log = log
    cursor = MarkCursor(bytes, start: scan.start, isASCII: scan.isASCII)
    store = NodeStore(bytes, capacity: min(bytes.count / 8 + 8, limits.nodes + 1))
    around.reserveCapacity(16)
  }

  /// How many lists and maps are open.
  var depth: Int { top == nil ? 0 : around.count + 1 }

  /// The tree; nil when the document holds nothing.
  var tree: YAMLTree? {
    guard rootIndex >= 0 else { return nil }
    return YAMLTree(
      source: log.source, cells: store.cells, arena: store.arena, rootIndex: rootIndex,
      anchors: anchorNames, reported: reported)
  }

  /// Reads events until the text ends or reading must stop.
  mutating func build() {
    guard scan.start < bytes.count, var events = YAMLEvents(bytes[scan.start...]) else {
      return reportEmpty()
    }
    var goesOn = true
    while goesOn, events.advance() { goesOn = take(events.event) && !log.isFullOfErrors }
    if goesOn { explain(events.fault) }
    // A list or map that never ended was not looked through yet.
    for frame in around + [top].compactMap(\.self) where frame.mayRepeat || frame.hasUnicodeKey {
      refuseDuplicates(in: frame)
    }
  }

  private mutating func take(_ event: UnsafePointer<yaml_event_t>) -> Bool {
    switch event.pointee.type {
    case YAML_SCALAR_EVENT: return addScalar(event)
    case YAML_MAPPING_START_EVENT:
      let map = event.pointee.data.mapping_start
      let isFlow = map.style == YAML_FLOW_MAPPING_STYLE
      return open(Opening(.map, isFlow: isFlow, anchor: map.anchor, tag: map.tag), event)
    case YAML_SEQUENCE_START_EVENT:
      let list = event.pointee.data.sequence_start
      let isFlow = list.style == YAML_FLOW_SEQUENCE_STYLE
      return open(Opening(.list, isFlow: isFlow, anchor: list.anchor, tag: list.tag), event)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: close(event)
    case YAML_ALIAS_EVENT: return addAlias(event)
    case YAML_DOCUMENT_START_EVENT: return beginDocument(event)
    case YAML_DOCUMENT_END_EVENT: hasEndMarker = event.pointee.data.document_end.implicit == 0
    case YAML_STREAM_END_EVENT:
      reportEmpty()
      return false
    default: break
    }
    return true
  }

  private mutating func beginDocument(_ event: UnsafePointer<yaml_event_t>) -> Bool {
    let lower = cursor.offset(of: event.pointee.start_mark)
    documents += 1
    guard documents == 1 else {
      refuseSecondDocument(at: lower)
      return false
    }
    if event.pointee.data.document_start.version_directive != nil {
      log.add(
        Diagnostic(
          .warning, Slug.scalarAmbiguous,
          "the directive is ignored; the file is read as YAML 1.2",
          at: Place(source: log.source, range: log.source.lineRange(at: lower)),
          help: "delete the line"))
    }
    return true
  }

  private mutating func refuseSecondDocument(at lower: Int) {
    let line = log.source.line(at: lower)
    log.refuseHostile(
      "one document per file; the second begins at line \(line)", lower,
      log.source.lineRange(at: lower).upper,
      help: "most readers see only the first; split the file")
  }

  private mutating func reportEmpty() {
    if rootIndex >= 0 {
      let root = store[rootIndex]
      guard root.shape == .scalar, root.style == .plain, root.count == 0 else { return }
    }
    let place = log.place(scan.start, scan.start)
    log.refuse(
      Diagnostic(
        .error, Slug.valueInvalid, "the profile is empty", at: place,
        help: "begin with `profile: 1`, `name`, `environment` and `site.api`"))
  }

  private mutating func explain(_ fault: YAMLFault) {
    let at = cursor.offset(of: fault.problemMark)
    if hasEndMarker, fault.problem == "did not find expected <document start>" {
      return refuseSecondDocument(at: at)
    }
    let context = fault.context.isEmpty ? at : cursor.offset(of: fault.contextMark)
    malformation =
      Malformation(
        source: log.source, bytes: Array(bytes), problem: fault.problem, context: fault.context,
        at: at, contextAt: context, lastScalar: lastScalar
      ).diagnostic
  }
}
