/// The colours of one diagnostic, or none.
struct Paint {
  let isOn: Bool
  let severity: Severity

  /// The colour of the severity: the heading and the caret.
  func accent(_ text: String) -> String {
    switch severity {
    case .error: painted(text, "1;31")
    case .warning: painted(text, "1;33")
    case .advice: painted(text, "1;36")
    }
  }

  /// Line numbers, bars, arrows and labels of related places.
  func frame(_ text: String) -> String { painted(text, "1;34") }

  /// Bold in the terminal's own colour.
  func strong(_ text: String) -> String { painted(text, "1") }

  private func painted(_ text: String, _ code: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
