import CLibYAML

/// libyaml's event stream over one text.
///
/// libyaml keeps a pointer to its own parser, so the parser lives on the heap and never moves. The
/// bytes must outlive the stream.
struct YAMLEvents: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let current: UnsafeMutablePointer<yaml_event_t>

  /// A stream over the bytes; nil when libyaml has no memory for its buffers.
  init?(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    self.parser = parser
    current = .allocate(capacity: 1)
    current.initialize(to: yaml_event_t())
    let text = UnsafeBufferPointer(rebasing: bytes)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    yaml_event_delete(current)
    yaml_parser_delete(parser)
    current.deallocate()
    parser.deallocate()
  }

  /// The event that `advance()` fetched; good until the next call.
  var event: UnsafePointer<yaml_event_t> { UnsafePointer(current) }

  /// Fetches the next event; false when the text is not YAML.
  mutating func advance() -> Bool {
    yaml_event_delete(current)
    return yaml_parser_parse(parser, current) == 1
  }

  /// Why `advance()` failed, in libyaml's words.
  var fault: YAMLFault {
    YAMLFault(
      problem: Self.words(parser.pointee.problem), context: Self.words(parser.pointee.context),
      problemMark: parser.pointee.problem_mark, contextMark: parser.pointee.context_mark)
  }

  private static func words(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}

/// libyaml's own account of a fault.
struct YAMLFault {
  let problem: String
  let context: String
  let problemMark: yaml_mark_t
  let contextMark: yaml_mark_t
}

/// Turns libyaml's marks, which count scalars, into byte offsets.
///
/// Marks come nearly in order, so a walk from the last one is short.
struct MarkCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let start: Int
  private let isASCII: Bool
  private var scalar = 0
  private var offset: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, start: Int, isASCII: Bool) {
    self.bytes = bytes
    self.start = start
    self.isASCII = isASCII
    offset = start
  }

  /// The byte offset of a mark, brought into the text.
  mutating func offset(of mark: yaml_mark_t) -> Int {
    let wanted = Int(mark.index)
    if isASCII { return min(start + wanted, bytes.count) }
    while scalar < wanted, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      scalar += 1
    }
    while scalar > wanted, offset > start {
      offset -= 1
      while offset > start, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      scalar -= 1
    }
    return offset
  }
}
