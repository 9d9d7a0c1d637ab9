import CountersignBrowser
import Foundation
import Testing

/// One worked case of the cookie and CORS decision, as `Vectors/browser-vectors.json` states it.
struct Vector: Decodable, CustomTestStringConvertible, Sendable {
  struct Request: Decodable {
    var kind: String
    var url: String
    var method: String
    var headers: [String: String]?
    var credentials: String?
    var initiator: String?
    var topLevel: String?
    var ancestors: [String]?
  }

  struct Event: Decodable {
    var request: Request
    var setCookie: String?
    var valueLength: Int?
    var via: String?
    var at: Int?
    var preflight: [String: Header]?
    var response: [String: Header]?
  }

  struct Script: Decodable {
    var document: String
  }

  struct Overrides: Decodable {
    var loopbackIsSecure: Bool?
    var thirdParty: String?
    var unsetDefault: String?
    var laxUnsafeWindow: Int?
    var httpPrefixes: Bool?
  }

  var id: String
  var title: String
  var agent: Overrides?
  var prior: [Event]?
  var set: Event?
  var send: Event?
  var script: Script?
  var expect: Expectation
  var clauses: [String]

  var testDescription: String { "\(id), \(title)" }
}

extension Vector {
  /// A header value or a status.
  enum Header: Decodable {
    case number(Int)
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  /// What the vector is about; nil for what it leaves open.
  struct Expectation: Decodable {
    var stored: Bool?
    var sent: Bool?
    var cookieHeader: String?
    var readable: Bool?
    var reachesServer: Bool?
    var scriptVisible: Bool?
    /// Nil inside for a session cookie.
    var effectiveMaxAge: Int??

    private enum Key: String, CodingKey {
      case stored, sent, cookieHeader, readable, reachesServer, scriptVisible
      case effectiveMaxAge
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      stored = try values.decodeIfPresent(Bool.self, forKey: .stored)
      sent = try values.decodeIfPresent(Bool.self, forKey: .sent)
      cookieHeader = try values.decodeIfPresent(String.self, forKey: .cookieHeader)
      readable = try values.decodeIfPresent(Bool.self, forKey: .readable)
      reachesServer = try values.decodeIfPresent(Bool.self, forKey: .reachesServer)
      scriptVisible = try values.decodeIfPresent(Bool.self, forKey: .scriptVisible)
      if values.contains(.effectiveMaxAge) {
        effectiveMaxAge = .some(try values.decode(Int?.self, forKey: .effectiveMaxAge))
      }
    }
  }

  /// Every vector of the file beside this one.
  static let all: [Vector] = {
    struct File: Decodable { var vectors: [Vector] }
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Vectors/browser-vectors.json")
    do {
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(File.self, from: Data(contentsOf: url)).vectors
    } catch {
      Issue.record("the vectors cannot be read: \(error)")
      return []
    }
  }()
}
