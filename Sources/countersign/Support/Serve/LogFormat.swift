#if Server
  import ArgumentParser
  import Logging

  /// How log lines are written to standard error.
  enum LogFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    case text
    case json

    /// A logger that writes lines of this form.
    func logger(_ level: Logger.Level) -> Logger {
      var logger = Logger(label: "countersign") { label in
        switch self {
        case .text: StreamLogHandler.standardError(label: label)
        case .json: JSONLogHandler(label: label)
        }
      }
      logger.logLevel = level
      return logger
    }
  }
#endif
