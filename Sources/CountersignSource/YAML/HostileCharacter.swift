/// A character that no profile may hold, not even in a comment.
struct HostileCharacter {
  /// The fact, for the diagnostic.
  let message: String
  /// The cure.
  let help: String
  /// Whether deleting it cannot change what the author sees.
  let isRemovable: Bool

  /// The complaint about a scalar; nil when the scalar is allowed.
  init?(_ value: UInt32) {
    let name = "U+\(Visible.hex(value, digits: 4))"
    switch value {
    case 0x85, 0x2028, 0x2029:
      message = "\(name) ends the line for YAML 1.1 readers"
      help = "remove the character, or begin a new line"
      isRemovable = false
    case 0x202A...0x202E, 0x2066...0x2069:
      message = "\(name) reorders the text that a reviewer sees"
      help = "remove the character"
      isRemovable = true
    case 0xFEFF:
      message = "\(name), a byte-order mark, inside the file"
      help = "remove the character"
      isRemovable = true
    case 0x00...0x08, 0x0B...0x0C, 0x0E...0x1F, 0x7F...0x9F:
      message = "\(name) is a control character"
      help = "remove the character"
      isRemovable = false
    case 0xFFFE, 0xFFFF:
      message = "\(name) is not a character"
      help = "remove it"
      isRemovable = true
    default:
      return nil
    }
  }
}
