import CountersignProfile

extension Field {
  /// Whether a line of the generated file at `path` is named after the field, whatever its value:
  /// the Django setting that it is written to, what Django does otherwise about it, or how an
  /// override of it is read.
  func names(_ line: Substring, of file: String) -> Bool {
    switch file {
    case "settings_auth.py": namesSetting(line) || namesLimit(line)
    case "AuthSettings+Overrides.swift": line.contains("read(\"\(path)\",")
    default: false
    }
  }

  private func namesSetting(_ line: Substring) -> Bool {
    guard case .setting(let setting) = django, let key = setting.split(separator: ".").last else {
      return false
    }
    return line.hasPrefix("'\(key)':") || line.hasPrefix("\(key) =")
  }

  /// Limits are told of fields and of sections.
  private func namesLimit(_ line: Substring) -> Bool {
    guard line.hasPrefix("# - "), let end = line.firstIndex(of: ":") else { return false }
    let named = line[..<end].dropFirst(4)
    return path == named || path.hasPrefix("\(named).")
  }
}
