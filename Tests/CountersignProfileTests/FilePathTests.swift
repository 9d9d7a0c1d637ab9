import Testing

@testable import CountersignProfile

/// Paths as text.
@Suite("File paths")
struct FilePathTests {
  @Test(
    "join as a shell would find them",
    arguments: [
      ("profiles/production.yaml", "secrets/key.pem", "profiles/secrets/key.pem"),
      ("production.yaml", "secrets/key.pem", "secrets/key.pem"),
      ("/etc/app/production.yaml", "key.pem", "/etc/app/key.pem"),
      ("/production.yaml", "key.pem", "/key.pem"),
      ("a/b/production.yaml", "/run/secrets/key", "/run/secrets/key"),
      ("a/b/production.yaml", "../base.yaml", "a/base.yaml"),
      ("a/production.yaml", "../../base.yaml", "../base.yaml"),
      ("a/b/production.yaml", "./x/./base.yaml", "a/b/x/base.yaml"),
      ("a/b/production.yaml", "x//base.yaml", "a/b/x/base.yaml"),
      ("a/production.yaml", "x/../base.yaml", "a/base.yaml"),
      ("a/production.yaml", "x/.hidden", "a/x/.hidden"),
      ("a/production.yaml", "x/", "a/x"),
    ])
  func joins(file: String, relative: String, joined: String) {
    #expect(FilePath.join(file, relative) == joined)
  }

  @Test("take themselves apart")
  func parts() {
    #expect(FilePath.directory(of: "a/b/c.yaml") == "a/b")
    #expect(FilePath.directory(of: "c.yaml") == "")
    #expect(FilePath.name(of: "a/b/c.yaml") == "c.yaml")
    #expect(FilePath.name(of: "c.yaml") == "c.yaml")
    #expect(FilePath.name(of: "a/b//") == "b")
    #expect(FilePath.name(of: "/") == "/")
  }

  @Test("are tidy when they name one file in one way")
  func tidy() {
    #expect(FilePath.areTidy("a/b", "b"))
    #expect(!FilePath.areTidy("a/b", "./b"))
    #expect(!FilePath.areTidy("a//b", "b"))
    #expect(!FilePath.areTidy("/a", "b"))
  }
}
