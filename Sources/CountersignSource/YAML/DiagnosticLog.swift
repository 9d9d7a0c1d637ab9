/// What reading a document has found so far, and whether it may still be accepted.
struct DiagnosticLog {
  let source: SourceText
  private let limit: Int
  private var found: [Diagnostic] = []
  private var errors = 0
  /// Whether an error was reported after which the document has no tree.
  private(set) var isRefused = false

  init(source: SourceText, limit: Int) {
    self.source = source
    self.limit = max(limit, 1)
  }

  /// Everything found, in the order of the text.
  var diagnostics: [Diagnostic] {
    found.enumerated()
      .sorted {
        ($0.element.place.range.lower, $0.offset) < ($1.element.place.range.lower, $1.offset)
      }
      .map(\.element)
  }

  /// How many there are.
  var count: Int { found.count }

  /// Whether anything that is not an error would be dropped.
  var isFull: Bool { found.count >= limit }

  /// Whether even errors would be dropped, so that reading on is of no use.
  var isFullOfErrors: Bool { errors >= limit }

  /// Adds a diagnostic; when there are too many, an error takes the place of a lighter one.
  mutating func add(_ diagnostic: Diagnostic) {
    let isError = diagnostic.severity == .error
    if !isFull {
      found.append(diagnostic)
    } else if isError, let lighter = found.lastIndex(where: { $0.severity < .error }) {
      found[lighter] = diagnostic
    } else {
      return
    }
    if isError { errors += 1 }
  }

  /// Adds an error after which the document is not accepted.
  mutating func refuse(_ diagnostic: Diagnostic) {
    isRefused = true
    add(diagnostic)
  }

  /// Drops what need not be said.
  mutating func forget(where isNeedless: (Diagnostic) -> Bool) {
    found.removeAll(where: isNeedless)
    errors = found.count { $0.severity == .error }
  }

  /// Adds an error after which the document is not accepted, in place of what was said there.
  mutating func refuseInstead(_ diagnostic: Diagnostic) {
    found.removeAll { $0.place == diagnostic.place }
    errors = found.count { $0.severity == .error }
    refuse(diagnostic)
  }

  /// Adds a `document-hostile` error.
  mutating func refuseHostile(
    _ message: String, _ lower: Int, _ upper: Int, related: [Diagnostic.Related] = [],
    help: String? = nil, fix: Fix? = nil
  ) {
    refuse(
      Diagnostic(
        .error, Slug.documentHostile, message, at: place(lower, upper), related: related,
        help: help, fix: fix))
  }

  /// Adds a `document-hostile` error about a limit, which the user can raise by its name.
  mutating func refuseExcess(
    _ message: String, _ lower: Int, _ upper: Int, limit: String,
    related: [Diagnostic.Related] = []
  ) {
    refuseHostile(
      message, lower, upper, related: related,
      help: "if that is meant, raise the limit with `--limit \(limit)=…`")
  }

  /// Adds advice about the document.
  mutating func advise(
    _ slug: String, _ message: String, _ lower: Int, _ upper: Int, help: String? = nil,
    fix: Fix? = nil
  ) {
    add(Diagnostic(.advice, slug, message, at: place(lower, upper), help: help, fix: fix))
  }

  /// A stretch of the text being read.
  func place(_ lower: Int, _ upper: Int) -> Place {
    Place(source: source, range: SourceRange(lower: lower, upper: upper))
  }
}
