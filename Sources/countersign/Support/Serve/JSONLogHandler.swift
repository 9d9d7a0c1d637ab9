#if Server
  import Logging

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// Writes each event as one JSON object on a line of standard error.
  ///
  /// The members are `time`, `level`, `logger` and `message`, and then the metadata by name.
  struct JSONLogHandler: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]
    private let label: String

    init(label: String) {
      self.label = label
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      var members = [
        ("time", Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))),
        ("level", event.level.rawValue), ("logger", label), ("message", "\(event.message)"),
      ]
      let taken = Set(members.map(\.0))
      let more = metadata.merging(event.metadata ?? [:]) { $1 }
      for (name, value) in more.sorted(by: { $0.key < $1.key }) where !taken.contains(name) {
        members.append((name, "\(value)"))
      }
      let pairs = members.map { "\(Self.quoted($0)):\(Self.quoted($1))" }
      Console.error("{" + pairs.joined(separator: ",") + "}")
    }

    private static func quoted(_ text: String) -> String {
      var quoted = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": quoted += "\\\""
        case "\\": quoted += "\\\\"
        case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
          let digits = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: quoted.unicodeScalars.append(scalar)
        }
      }
      return quoted + "\""
    }
  }
#endif
