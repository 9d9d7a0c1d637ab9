#if Server
  /// The fields of a `multipart/form-data` body. Source: RFC 7578, RFC 2046 section 5.1.1.
  ///
  /// A file counts as a field that is no text: no endpoint takes one.
  struct MultipartForm {
    /// The fields in their order.
    let fields: JSONObject

    /// Why a body is no such form.
    enum Fault: String, Error, Hashable, Sendable {
      case boundary = "Invalid boundary in multipart"
      case unfinished = "The last part does not end"
      case part = "A part has no name"
    }

    private static let lineEnd = Array("\r\n".utf8)
    private static let dashes = Array("--".utf8)

    /// Reads a body; `contentType` is the whole header value with its boundary.
    init(_ body: [UInt8], contentType: String) throws(Fault) {
      guard let boundary = Self.parameter("boundary", of: contentType),
        (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ $0 > 0x1F && $0 < 0x7F })
      else { throw .boundary }
      let delimiter = Self.lineEnd + Self.dashes + Array(boundary.utf8)
      var members: [JSONObject.Member] = []
      // The first delimiter has no line end before it.
      var rest = (Self.lineEnd + body)[...]
      guard let start = rest.firstRange(of: delimiter) else { throw .boundary }
      rest = rest[start.upperBound...]
      while !rest.starts(with: Self.dashes) {
        guard let end = rest.firstRange(of: delimiter) else { throw .unfinished }
        members.append(try Self.member(rest[..<end.lowerBound]))
        rest = rest[end.upperBound...]
      }
      fields = JSONObject(members)
    }

    /// Reads one part: header lines, an empty line, content.
    private static func member(_ part: ArraySlice<UInt8>) throws(Fault) -> JSONObject.Member {
      guard let gap = part.firstRange(of: lineEnd + lineEnd) else { throw .part }
      let lines = String(decoding: part[..<gap.lowerBound], as: UTF8.self).split(separator: "\r\n")
      let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
      guard let disposition, let name = parameter("name", of: String(disposition)) else {
        throw .part
      }
      let isFile = parameter("filename", of: String(disposition)) != nil
      let text = String(decoding: part[gap.upperBound...], as: UTF8.self)
      return JSONObject.Member(name: name, value: isFile ? [] : .string(text))
    }

    /// The value of a parameter, in quotes or not (RFC 9110, 5.6.6); nil when it is not there.
    private static func parameter(_ name: String, of header: String) -> String? {
      for piece in header.split(separator: ";").dropFirst() {
        guard let equals = piece.firstIndex(of: "=") else { continue }
        let key = piece[..<equals].filter { $0 != " " && $0 != "\t" }.lowercased()
        guard key == name else { continue }
        let value = piece[piece.index(after: equals)...].drop { $0 == " " || $0 == "\t" }
        guard value.hasPrefix("\"") else { return String(value.prefix { $0 != " " }) }
        return String(value.dropFirst().prefix { $0 != "\"" })
      }
      return nil
    }
  }
#endif
