/// Reads a text as one YAML 1.2 document, strictly and within limits.
package struct YAMLReader: Sendable {
  /// How large a document may be.
  package var limits: YAMLLimits

  /// Whether libyaml reads every document, and not only those that are not ordinary; the trees are
  /// the same.
  package var usesOnlyLibYAML = false

  /// Offsets are kept in 32 bits, and decoding an escape may write more than it reads.
  private static let mostBytes = 1 << 30

  /// A reader with limits.
  package init(limits: YAMLLimits = .init()) {
    self.limits = limits
  }

  /// Reads a document.
  ///
  /// - Returns: The tree, which is nil when the text is not acceptable; then at least one diagnostic
  ///   of severity error says why. Diagnostics are in the order of the text.
  package func read(_ source: SourceText) -> (tree: YAMLTree?, diagnostics: [Diagnostic]) {
    var log = DiagnosticLog(source: source, limit: limits.diagnostics)
    let limit = min(limits.fileBytes, Self.mostBytes)
    guard source.bytes.count <= limit else {
      log.refuseExcess(
        "the file has \(source.bytes.count) bytes, more than \(limit)", 0, 0,
        limit: "file-bytes")
      return (nil, log.diagnostics)
    }
    let tree = source.bytes.withUnsafeBufferPointer { bytes in
      read(bytes, of: source, log: &log)
    }
    return (log.isRefused ? nil : tree, log.diagnostics)
  }

  /// The tree of an ordinary document, read without libyaml; nil for any other, right or wrong.
  package func ordinaryTree(of source: SourceText) -> YAMLTree? {
    var log = DiagnosticLog(source: source, limit: limits.diagnostics)
    return source.bytes.withUnsafeBufferPointer { bytes in
      let scan = ByteScan(bytes, limits: limits, log: &log)
      return ordinaryTree(of: bytes, scan, log)
    }
  }

  private func ordinaryTree(
    of bytes: UnsafeBufferPointer<UInt8>, _ scan: ByteScan, _ log: DiagnosticLog
  ) -> YAMLTree? {
    var reader = OrdinaryReader(bytes, scan: scan, limits: limits, log: log)
    return reader?.read()
  }

  /// What is found in a text that is no YAML: the faults, as far as one does not hide the next, and
  /// what else is wrong with it.
  private func readOn(
    behind fault: Diagnostic, _ scan: ByteScan, _ start: DiagnosticLog, found: DiagnosticLog
  ) -> DiagnosticLog {
    var recovery = Recovery(start.source)
    var found = found
    var next: Diagnostic? = fault
    while let fault = next, recovery.patch(fault) {
      recovery.bytes.withUnsafeBufferPointer { bytes in
        var builder = TreeBuilder(bytes, scan: scan, limits: limits, log: start)
        builder.build()
        found = builder.log
        next = builder.malformation
      }
    }
    found.forget(where: recovery.covers)
    for fault in recovery.faults + [next].compactMap(\.self) { found.refuseInstead(fault) }
    return found
  }

  private func read(
    _ bytes: UnsafeBufferPointer<UInt8>, of source: SourceText, log: inout DiagnosticLog
  ) -> YAMLTree? {
    let scan = ByteScan(bytes, limits: limits, log: &log)
    guard !log.isRefused else { return nil }
    if !usesOnlyLibYAML, let tree = ordinaryTree(of: bytes, scan, log) { return tree }
    var builder = TreeBuilder(bytes, scan: scan, limits: limits, log: log)
    builder.build()
    if let fault = builder.malformation {
      log = readOn(behind: fault, scan, log, found: builder.log)
      return nil
    }
    log = builder.log
    let tree = builder.tree
    if let tree, scan.hasTab, !log.isRefused { TabCheck(tree: tree).report(to: &log) }
    return tree
  }
}
