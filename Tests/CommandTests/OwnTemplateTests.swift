import Foundation
import TestSupport
import Testing

@Suite("countersign compile --templates")
struct OwnTemplateTests {
  private static let good = """
    {{% CONTENT_TYPE:NGINX}}
    # of {{fingerprint}}
    proxy_cookie_path {{cookies_refresh_path}} {{site_base_path}};
    expires {{tokens_access_lifetime}}s;
    {{#cors_allowed_origins}}
    allow_origin {{item}};
    {{/cors_allowed_origins}}
    {{#cookies_access_domain}}
    domain {{item}};
    {{/cookies_access_domain}}
    {{#cookies_access_secure}}
    secure on;
    {{/cookies_access_secure}}

    """

  private static let list = """
    - template: proxy.mustache
      path: proxy/own.conf
      values:
        - fingerprint
        - cookies.refresh.path
        - site.base_path
        - tokens.access_lifetime
        - cors.allowed_origins
        - cookies.access.domain
        - cookies.access.secure

    """

  /// Compiles with a folder of this list and this template.
  private func compile(
    _ directory: String, list: String = list, template: String = good, more: [String] = []
  ) throws -> Command.Outcome {
    let folder = directory + "/templates"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try list.write(toFile: folder + "/outputs.yaml", atomically: true, encoding: .utf8)
    try template.write(toFile: folder + "/proxy.mustache", atomically: true, encoding: .utf8)
    return try Command.run(
      ["compile", "profiles/production.yaml", "-o", directory + "/out", "--templates", folder]
        + more)
  }

  @Test("fills the listed templates beside the other targets, and checks them")
  func filled() throws {
    try withScratchDirectory { directory in
      let outcome = try compile(directory)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let text = try String(contentsOfFile: directory + "/out/proxy/own.conf", encoding: .utf8)
      #expect(text.hasPrefix("# of \"sha256:"))
      let rest = text.split(separator: "\n", maxSplits: 1).last
      #expect(
        rest == """
          proxy_cookie_path "/api/auth/" "/api";
          expires 300s;
          allow_origin "https://app.shop.example";
          secure on;

          """)
      #expect(try compile(directory, more: ["--check"]).status == 0)
      let changed = Self.good.replacing("secure on;", with: "secure off;")
      #expect(try compile(directory, template: changed, more: ["--check"]).status == 1)
    }
  }

  @Test(
    "refuses what does not fit, at its line, and writes nothing",
    arguments: [
      (
        list.replacing("    - site.base_path\n", with: ""), good, "proxy.mustache:3:1",
        "no value is supplied for `site_base_path`"
      ),
      (
        list + "    - tokens.issuer\n", good, "outputs.yaml:11:7",
        "is supplied and the template never uses it"
      ),
      (
        list.replacing("site.base_path", with: "site.base_pth"), good, "outputs.yaml:6:7",
        "did you mean `site.base_path`?"
      ),
      (
        list.replacing("cookies.access.secure", with: "keys.signing"), good, "outputs.yaml:10:7",
        "no literal"
      ),
      (
        list, good.replacing("NGINX", with: "COBOL"), "proxy.mustache:1:1", "states no content type"
      ),
      (list, good + "{{#cookies_access_secure}}", "proxy.mustache:14:1", "has no end"),
      (
        list.replacing("path: proxy", with: "paht: proxy"), good, "outputs.yaml:2:3",
        "there is no key `paht`"
      ),
      (
        list.replacing("template: proxy", with: "template: ../proxy"), good, "outputs.yaml:1:13",
        "a file below the folder"
      ),
      ("{}\n", good, "outputs.yaml:1:1", "is a list of maps"),
      ("- [\n", good, "outputs.yaml:", "error"),
    ])
  func refused(list: String, template: String, place: String, message: String) throws {
    try withScratchDirectory { directory in
      let outcome = try compile(directory, list: list, template: template)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains(place), "\(outcome.errors)")
      #expect(outcome.errors.contains(message), "\(outcome.errors)")
      #expect(!FileManager.default.fileExists(atPath: directory + "/out"))
    }
  }

  @Test(
    "refuses paths that leave the output directory or belong to another target",
    arguments: ["../own.conf", "/own.conf", "server.json"])
  func paths(path: String) throws {
    try withScratchDirectory { directory in
      let list = Self.list.replacing("proxy/own.conf", with: path)
      let outcome = try compile(directory, list: list)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("is no path for an output file"), "\(outcome.errors)")
      #expect(!FileManager.default.fileExists(atPath: directory + "/out"))
    }
  }

  @Test("needs the list")
  func missing() throws {
    let outcome = try Command.run(
      ["compile", "profiles/production.yaml", "--templates", "profiles", "--check"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("cannot read profiles/outputs.yaml"))
  }
}
