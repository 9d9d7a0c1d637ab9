/// Texts that try to leave the literal or the comment that they are put in.
enum HostileText {
  /// All of them.
  static let all = [
    "", "plain", "it's", "\"", "\"\"\"", "'''", "\\", "\\\"", "ends with \\", "\n", "\r\n", "\t",
    "*/", "/*", "//", "#", "\"#", "#{x}", "\\(x)", "\\#(x)", "{{name}}", "{{{name}}}", "{{/x}}",
    "%s {0} $x `id` ${x}", "\u{0}", "a\u{0}1", "\u{7F}", "\u{85}", "\u{A0}", "é", "\u{2028}",
    "\u{2029}", "\u{202E}txt", "\u{FEFF}", "\u{FFFF}", "😀", "e\u{301}", "\\u{41}", "\\x41",
    "\\N{DEL}", "x\u{1B}[31m", "'; import os #",
  ]
}
