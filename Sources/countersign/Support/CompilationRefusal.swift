import CountersignSource

/// Why a profile is not compiled.
struct CompilationRefusal: Error {
  /// What is wrong with it.
  var errors: [Diagnostic]
  /// The fact in one line, without a full stop.
  var message: String
  /// How a process ends that has nothing else to do.
  var status: ExitStatus

  /// Prints the errors, and returns how the process ends.
  func told(with renderer: DiagnosticRenderer) -> ExitStatus {
    for diagnostic in errors { Console.error(renderer.text(diagnostic)) }
    Console.error("countersign: \(message)")
    return status
  }
}
