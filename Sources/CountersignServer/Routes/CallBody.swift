#if Server
  import CountersignSettings
  import HTTPTypes

  /// The body of a request as fields.
  struct CallBody: Sendable {
    /// The members of the JSON object or the fields of the form.
    let fields: JSONObject

    /// Reads a body; an empty one has no fields, whatever its type.
    ///
    /// Throws `Refusal.mediaType` for types that the profile does not list.
    init(_ call: Call, _ settings: AuthSettings.Server) throws(Refusal) {
      guard !call.body.isEmpty else {
        fields = JSONObject()
        return
      }
      switch try Self.value(call, settings) {
      case .object(let object): fields = object
      case .null: throw .fields(FieldErrors("non_field_errors", "No data provided"))
      case let other: throw .notAnObject(other.typeName)
      }
    }

    /// Reads any JSON value or form.
    static func value(_ call: Call, _ settings: AuthSettings.Server) throws(Refusal) -> JSONValue {
      let full = call.head.headerFields[.contentType] ?? ""
      let type = full.prefix { $0 != ";" }.lowercased().filter { $0 != " " && $0 != "\t" }
      guard settings.contentTypes.contains(where: { $0.lowercased() == type }) else {
        throw .mediaType(String(full.prefix(128)))
      }
      switch type {
      case "multipart/form-data":
        do throws(MultipartForm.Fault) {
          return .object(try MultipartForm(call.body, contentType: full).fields)
        } catch {
          throw .malformedForm(error)
        }
      case "application/x-www-form-urlencoded": return .object(form(call.body))
      default:
        do throws(JSONError) {
          return try JSONParser.parse(call.body)
        } catch {
          throw .malformedJSON(error)
        }
      }
    }

    private static func form(_ body: [UInt8]) -> JSONObject {
      let pairs = body.split(separator: UInt8(ascii: "&"))
      return JSONObject(
        pairs.map { pair in
          let parts = pair.split(
            separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
          let value = parts.count == 2 ? unescaped(parts[1]) : ""
          return JSONObject.Member(name: unescaped(parts[0]), value: .string(value))
        })
    }

    private static func unescaped(_ text: ArraySlice<UInt8>) -> String {
      var octets: [UInt8] = []
      var rest = text
      while let byte = rest.popFirst() {
        let digits = String(decoding: rest.prefix(2), as: UTF8.self)
        if byte == UInt8(ascii: "%"), digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
          let octet = UInt8(digits, radix: 16)
        {
          octets.append(octet)
          rest = rest.dropFirst(2)
        } else {
          octets.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
        }
      }
      return String(decoding: octets, as: UTF8.self)
    }
  }
#endif
