import CountersignSource
import Testing

/// A document with one fault, and what is said about it.
struct Trap: CustomTestStringConvertible, Sendable {
  var name: String
  var bytes: [UInt8]
  var severity: Severity
  var slug: String
  var position: Position
  var message: String
  /// The document after the fix; nil when none is offered.
  var fixed: String?
  /// Whether there is a tree in spite of the fault.
  var isAccepted: Bool

  init(
    _ name: String, _ text: String, _ slug: String, _ line: Int, _ column: Int,
    _ message: String, severity: Severity = .error, fixed: String? = nil, isAccepted: Bool = false
  ) {
    self.init(
      name, bytes: Array(text.utf8), slug, line, column, message, severity: severity,
      fixed: fixed, isAccepted: isAccepted)
  }

  init(
    _ name: String, bytes: [UInt8], _ slug: String, _ line: Int, _ column: Int,
    _ message: String, severity: Severity = .error, fixed: String? = nil, isAccepted: Bool = false
  ) {
    self.name = name
    self.bytes = bytes
    self.severity = severity
    self.slug = slug
    position = Position(line: line, column: column)
    self.message = message
    self.fixed = fixed
    self.isAccepted = isAccepted
  }

  var testDescription: String { name }

  /// Reads the document and compares everything that the trap promises.
  func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let source = SourceText(name: name, bytes: bytes)
    let (tree, diagnostics) = YAMLReader().read(source)
    let found = try #require(diagnostics.first, sourceLocation: sourceLocation)
    #expect(found.severity == severity, sourceLocation: sourceLocation)
    #expect(found.slug == slug, sourceLocation: sourceLocation)
    #expect(found.message == message, sourceLocation: sourceLocation)
    #expect(found.place.start == position, sourceLocation: sourceLocation)
    #expect((tree != nil) == isAccepted, sourceLocation: sourceLocation)
    #expect((found.fix != nil) == (fixed != nil), sourceLocation: sourceLocation)
    guard let fix = found.fix, let fixed else { return }
    var edits = EditSet(of: source)
    try edits.add(fix)
    #expect(
      String(decoding: edits.applied(), as: UTF8.self) == fixed, sourceLocation: sourceLocation)
    let after = YAMLReader().read(SourceText(name: name, bytes: edits.applied()))
    #expect(
      !after.diagnostics.contains { $0.slug == slug && $0.message == message },
      sourceLocation: sourceLocation)
  }
}

/// The tree of a text that must be accepted without a word.
func tree(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> YAMLTree {
  let (tree, diagnostics) = YAMLReader().read(SourceText(name: "test.yaml", text: text))
  #expect(diagnostics == [], sourceLocation: sourceLocation)
  return try #require(tree, sourceLocation: sourceLocation)
}

/// The slugs and start positions of what is said about a text.
func complaints(_ text: String, limits: YAMLLimits = .init()) -> [String] {
  YAMLReader(limits: limits).read(SourceText(name: "test.yaml", text: text)).diagnostics.map {
    "\($0.slug) \($0.place.start.line):\($0.place.start.column)"
  }
}
