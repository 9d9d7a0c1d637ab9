import CountersignKeys
package import CountersignSettings

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The one way in which settings are written as JSON.
///
/// Keys sorted, two spaces a level, slashes as they are, a newline at the end: equal settings are
/// equal bytes on every platform.
package enum CanonicalJSON {
  /// Returns the canonical form of `settings`.
  package static func encode(_ settings: AuthSettings) -> [UInt8] {
    text(of: settings)
  }

  /// Returns the canonical form of a compiled profile, as `server.json` holds it.
  package static func encode(_ compiled: CompiledProfile) -> [UInt8] {
    text(of: compiled)
  }

  /// Returns `sha256:` and 64 hexadecimal digits: the SHA-256 of the settings' canonical form.
  package static func fingerprint(of settings: AuthSettings) -> String {
    "sha256:" + Digest.sha256Hex(encode(settings))
  }

  /// Reads a compiled profile; throws for anything that is not complete, has members beyond, is of
  /// another schema, or was edited after it was compiled.
  package static func decode(
    _ bytes: some Sequence<UInt8>
  ) throws(CompiledProfileError) -> CompiledProfile {
    let data = Data(bytes)
    let schema = try read(Header.self, from: data).schema
    guard schema == CompiledProfile.currentSchema else {
      throw .schema(found: schema, supported: CompiledProfile.currentSchema)
    }
    let compiled = try read(CompiledProfile.self, from: data)
    let whole = try read(JSONValue.self, from: data)
    if let path = whole.firstMember(missingFrom: tree(of: compiled)) {
      throw .unknownMember(at: path)
    }
    let computed = fingerprint(of: compiled.settings)
    guard compiled.fingerprint == computed else {
      throw .fingerprint(found: compiled.fingerprint, computed: computed)
    }
    return compiled
  }

  private struct Header: Decodable {
    var schema: Int
  }

  private static func text(of value: some Encodable) -> [UInt8] {
    Array((tree(of: value).text + "\n").utf8)
  }

  /// The canonical form as a tree.
  static func tree(of value: some Encodable) -> JSONValue {
    do {
      return try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value))
    } catch {
      preconditionFailure("settings are strings, whole numbers, flags and lists of them: \(error)")
    }
  }

  private static func read<Value: Decodable>(
    _ type: Value.Type, from data: Data
  ) throws(CompiledProfileError) -> Value {
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch let error as DecodingError {
      throw .init(error)
    } catch {
      throw .malformed(problem: "\(error)", at: "")
    }
  }
}

extension CompiledProfileError {
  fileprivate init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      self = .malformed(problem: "missing", at: Self.path(context.codingPath + [key]))
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      self = .malformed(problem: context.debugDescription, at: Self.path(context.codingPath))
    @unknown default:
      self = .malformed(problem: "\(error)", at: "")
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce(into: "") { path, key in
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
      }
    }
  }
}
