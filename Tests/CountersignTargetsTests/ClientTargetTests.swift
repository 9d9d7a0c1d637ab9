import CountersignSettings
import Foundation
import TestSupport
import Testing

@testable import CountersignTargets

@Suite("The browser client")
struct ClientTargetTests {
  @Test("has a file for each template, and no other")
  func complete() throws {
    let templates = try FileManager.default.contentsOfDirectory(
      atPath: "\(Repository.root)/templates/client")
    #expect(templates.sorted() == ClientTarget.files.map { $0 + ".mustache" })
  }

  @Test(
    "says what the profile says, as tsc and Node read it", .enabled(if: TypeScript.isThere),
    .timeLimit(.minutes(2)))
  func readBack() throws {
    let read = try TypeScript.settings(of: HostileText.all.map { Sample.saying($0) })
    try #require(read.count == HostileText.all.count)
    for (text, settings) in zip(HostileText.all, read) {
      #expect(settings.baseURL == text)
      #expect(settings.routes["login"] == text)
      let csrf = settings.csrf
      #expect(csrf.header == text && csrf.cookie == text && csrf.domain == text)
    }
  }

  @Test("follows each field that it is made of", .enabled(if: TypeScript.isThere))
  func fields() throws {
    var other = Sample.settings
    other.client.credentials = .sameOrigin
    other.client.refresh = .proactive
    other.client.refreshMargin = .seconds(17)
    other.client.tabs = false
    other.client.singleFlight = false
    other.client.refreshExempt = [.login, .passwordReset]
    other.tokens.accessLifetime = .seconds(123)
    other.tokens.refreshLifetime = .seconds(456)
    other.routes.user = nil
    other.routes.csrf = "/token/"
    other.routes.logoutMethods = [.get]
    other.csrf.defence = .header
    other.csrf.cookie.httpOnly = true
    let settings = try #require(TypeScript.settings(of: [other]).first)
    #expect(settings.routes["user"] == .some(nil))
    #expect(settings.routes["csrf"] == "/token/")
    #expect(settings.csrf.defence == "header")
    #expect(settings.csrf.cookie == nil)
    #expect(settings.credentials == "same-origin")
    #expect(settings.strategy == "proactive")
    #expect(settings.refreshMargin == 17)
    #expect(settings.accessLifetime == 123 && settings.refreshLifetime == 456)
    #expect(!settings.tabs && !settings.singleFlight)
    #expect(settings.refreshExempt == ["login", "password_reset"])
    #expect(settings.logoutMethod == "GET")
  }
}

/// The TypeScript compiler and Node as the tests use them, if the machine has them.
private enum TypeScript {
  static let isThere =
    Node.isThere && (try? Interpreter.output(of: ["tsc", "--version"])) != nil

  /// What a `settings.ts` holds.
  struct Settings: Decodable {
    var baseURL: String
    var credentials: String
    var routes: [String: String?]
    var logoutMethod: String
    var strategy: String
    var refreshMargin: Int
    var tabs: Bool
    var singleFlight: Bool
    var refreshExempt: [String]
    var accessLifetime: Int
    var refreshLifetime: Int
    var csrf: CSRF

    struct CSRF: Decodable {
      var defence: String
      var header: String
      var cookie: String?
      var domain: String?
    }
  }

  /// Compiles the `settings.ts` of each of `all` under `--strict`, and reads what they hold.
  static func settings(of all: [AuthSettings]) throws -> [Settings] {
    try withScratchDirectory { folder in
      var files: [String] = []
      for (number, settings) in all.enumerated() {
        let artifacts = try Target.client.generate(Sample.compiled(settings))
        let file = try #require(artifacts.first { $0.path == "client/settings.ts" })
        files.append("\(folder)/settings\(number).ts")
        try Data(file.bytes).write(to: URL(filePath: files[number]))
      }
      _ = try Interpreter.output(
        of: ["tsc", "--strict", "--target", "ES2020", "--module", "commonjs"] + files)
      // In ASCII, because Foundation drops a byte order mark at the begin of a text.
      let program = #"""
        const all = process.argv.slice(1).map((file) => require(file).settings);
        const escape = (unit) => "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0");
        console.log(JSON.stringify(all).replace(/[^ -~]/g, escape));
        """#
      let scripts = files.map { $0.replacing(/ts$/, with: "js") }
      let text = try Node.output(of: program, arguments: scripts)
      return try JSONDecoder().decode([Settings].self, from: Data(text.utf8))
    }
  }
}
