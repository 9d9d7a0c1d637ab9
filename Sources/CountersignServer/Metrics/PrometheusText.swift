#if Server
  /// How Prometheus' text format spells names and labels.
  enum PrometheusText {
    /// A metric's name: what may not be in one becomes an underscore.
    static func name(_ label: String) -> String {
      let octets = label.utf8.enumerated().map { index, octet in
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "_"), UInt8(ascii: ":"):
          octet
        case UInt8(ascii: "0")...UInt8(ascii: "9") where index > 0: octet
        default: UInt8(ascii: "_")
        }
      }
      return String(decoding: octets, as: UTF8.self)
    }

    /// The labels without braces, sorted by name, values escaped.
    static func labels(_ dimensions: [(String, String)]) -> String {
      dimensions.sorted { $0.0 < $1.0 }
        .map { name, value in "\(self.name(name))=\"\(escaped(value))\"" }
        .joined(separator: ",")
    }

    /// One sample; `more` is a further label in its final form.
    static func line(_ name: String, _ labels: String, more: String? = nil, _ value: String)
      -> String
    {
      let all = [labels, more ?? ""].filter { !$0.isEmpty }.joined(separator: ",")
      return all.isEmpty ? "\(name) \(value)" : "\(name){\(all)} \(value)"
    }

    private static func escaped(_ value: String) -> String {
      var text = ""
      for character in value.unicodeScalars {
        switch character {
        case "\\": text += "\\\\"
        case "\"": text += "\\\""
        case "\n": text += "\\n"
        default: text.unicodeScalars.append(character)
        }
      }
      return text
    }
  }
#endif
