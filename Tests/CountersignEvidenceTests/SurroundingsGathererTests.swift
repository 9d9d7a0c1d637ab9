import CountersignEvidence
import CountersignKeys
import CountersignProfile
import CountersignRules
import CountersignSource
import Foundation
import Testing

@Suite("What a profile names, looked at on disk")
struct SurroundingsGathererTests {
  private static let now: Int64 = 1_795_867_200

  private func gather(
    _ lines: String, in folder: Folder, variables: [String: String] = [:], git: GitIndex? = nil
  ) throws -> Surroundings {
    let gatherer = SurroundingsGatherer(now: Self.now, git: git) { variables[$0] }
    return gatherer.surroundings(of: try folder.profile(lines))
  }

  @Test("tells the facts of a key, and never its content")
  func keys() throws {
    let folder = try Folder()
    let pair = try KeyGenerator.make(.ec(.p256))
    try folder.write("secrets/a.pem", pair.privatePEM.withBytes { Array($0) })
    try folder.write("secrets/a.pub.pem", Array(pair.publicPEM.utf8))
    let found = try gather(
      """
      keys:
        signing: { file: secrets/a.pem }
        verifying: { file: secrets/a.pub.pem }
        application_secret: { env: APP }
      """, in: folder, variables: ["APP": "a text of 25 octets here!"])
    let signing = try #require(found.secrets["keys.signing"]?.facts)
    let verifying = try #require(found.secrets["keys.verifying"]?.facts)
    #expect(signing.key.kind == .ec(.p256) && signing.key.isPrivate)
    #expect(!verifying.key.isPrivate)
    #expect(signing.key.fingerprint == verifying.key.fingerprint)
    #expect(signing.file?.mode == 0o600)
    let application = try #require(found.secrets["keys.application_secret"]?.facts)
    #expect(application.key.kind == .symmetric(octets: 25))
    #expect(application.file == nil)
    #expect(!"\(found)".contains("25 octets here"))
  }

  @Test("salts fingerprints: equal in a run, different in the next")
  func salt() throws {
    let folder = try Folder()
    let lines = "keys: { signing: { env: A }, application_secret: { env: B } }"
    let values = ["A": "changeme", "B": "changeme"]
    let first = try gather(lines, in: folder, variables: values)
    let second = try gather(lines, in: folder, variables: values)
    let (a, b) = (first.secrets["keys.signing"], first.secrets["keys.application_secret"])
    #expect(a?.facts?.key.fingerprint == b?.facts?.key.fingerprint)
    #expect(a?.facts?.key.fingerprint != second.secrets["keys.signing"]?.facts?.key.fingerprint)
  }

  @Test("decodes the token keys as the profile says, and nothing else")
  func encoding() throws {
    let found = try gather(
      "keys: { signing: { env: A }, application_secret: { env: A }, encoding: hex }",
      in: try Folder(), variables: ["A": String(repeating: "0f", count: 32)])
    #expect(found.secrets["keys.signing"]?.facts?.key.kind == .symmetric(octets: 32))
    #expect(found.secrets["keys.application_secret"]?.facts?.key.kind == .symmetric(octets: 64))
  }

  @Test("says why a secret cannot be had")
  func unusable() throws {
    let folder = try Folder()
    try folder.write("empty.key", [])
    try folder.write("large.key", [UInt8](repeating: 7, count: 65_537))
    try folder.write("binary.key", [0x30, 0x03, 0x02, 0x01, 0x05])
    try folder.write("sealed.yaml", Array("key: ENC[AES256_GCM,data:x]\n".utf8))
    #expect(mkfifo(folder.path + "/fifo.key", 0o600) == 0)
    let reasons = [
      "missing.key": "no such file", "empty.key": "it is empty",
      "large.key": "larger than 65536 bytes", "secrets": "a directory, not a file",
      "fifo.key": "not a regular file", "binary.key": "it is DER; PEM is expected",
      "sealed.yaml": "it is encrypted; name the file that it is decrypted to",
    ]
    try FileManager.default.createDirectory(
      atPath: folder.path + "/secrets", withIntermediateDirectories: true)
    for (file, reason) in reasons {
      let found = try gather("keys: { signing: { file: \(file) } }", in: folder)
      guard case .unusable(let told, _)? = found.secrets["keys.signing"] else {
        Issue.record("\(file) was taken")
        continue
      }
      #expect(told == reason, "\(file)")
    }
  }

  @Test("knows nothing of variables that are not set or empty, and of keys that are made at start")
  func unset() throws {
    let folder = try Folder()
    let lines = "keys: { signing: { env: A } }"
    #expect(try gather(lines, in: folder).secrets["keys.signing"] == .unset)
    #expect(
      try gather(lines, in: folder, variables: ["A": ""]).secrets["keys.signing"] == .unset)
    let made = try gather("keys: { signing: { generate: 32 } }", in: folder)
    #expect(made.secrets["keys.signing"] == .unknown)
  }

  @Test("sees modes, open directories and links that leave the project")
  func files() throws {
    let folder = try Folder()
    let outside = try Folder()
    try outside.write("key", Array("0123456789abcdef".utf8))
    try folder.write("open/a.key", Array("0123456789abcdef".utf8), mode: 0o644)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: folder.path + "/open")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.key", withDestinationPath: outside.path + "/key")
    let found = try gather(
      "keys: { signing: { file: open/a.key }, application_secret: { file: link.key } }",
      in: folder)
    let open = try #require(found.secrets["keys.signing"]?.file)
    #expect(open.mode == 0o644 && open.isDirectoryOpen && !open.leavesProject)
    let link = try #require(found.secrets["keys.application_secret"]?.file)
    #expect(link.leavesProject && link.tracking == .unknown)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/linked", withDestinationPath: outside.path)
    let references = [
      "linked/key": true, "\(outside.path)/key": false, "open/../open/a.key": false,
    ]
    for (reference, leaves) in references {
      let found = try gather("keys: { signing: { file: \"\(reference)\" } }", in: folder)
      #expect(found.secrets["keys.signing"]?.file?.leavesProject == leaves, "\(reference)")
    }
  }

  @Test("asks git, where there is a repository", .enabled(if: Folder.hasGit))
  func git() throws {
    let folder = try Folder()
    for name in ["tracked.key", "ignored.key", "loose.key"] {
      try folder.write(name, Array("0123456789abcdef0123456789abcdef".utf8))
    }
    try folder.write(".gitignore", Array("ignored.key\n".utf8))
    let lines = { (name: String) in "keys: { signing: { file: \(name) } }" }
    let before = try gather(lines("loose.key"), in: folder, git: GitIndex())
    #expect(before.secrets["keys.signing"]?.file?.tracking == .unknown)
    try folder.git("init", "--quiet")
    try folder.git("add", "tracked.key")
    let wanted: [String: FileFacts.Tracking] = [
      "tracked.key": .tracked, "ignored.key": .ignored, "loose.key": .untracked,
    ]
    for (name, tracking) in wanted {
      let found = try gather(lines(name), in: folder, git: GitIndex())
      #expect(found.secrets["keys.signing"]?.file?.tracking == tracking, "\(name)")
    }
    let without = try gather(
      lines("tracked.key"), in: folder, git: GitIndex(command: "/nowhere/git"))
    #expect(without.secrets["keys.signing"]?.file?.tracking == .unknown)
  }

  @Test("never runs what a repository configures", .enabled(if: Folder.hasGit))
  func monitor() throws {
    let folder = try Folder()
    try folder.write("a.key", Array("0123456789abcdef".utf8))
    try folder.write("spy", Array("#!/bin/sh\ntouch \(folder.path)/ran\n".utf8), mode: 0o755)
    try folder.git("init", "--quiet")
    try folder.git("config", "core.fsmonitor", folder.path + "/spy")
    _ = try gather("keys: { signing: { file: a.key } }", in: folder, git: GitIndex())
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/ran"))
  }

  @Test("reads the chain: names, days, order, key")
  func chain() throws {
    let folder = try Folder()
    let made = try ThrowAwayCertificate.make(
      hosts: ["api.acme-shop.de"], notBefore: Self.now, lifetime: .seconds(86_400))
    let other = try KeyGenerator.make(.ec(.p256))
    try folder.write("chain.pem", Array(made.chainPEM.utf8))
    try folder.write("key.pem", made.privateKeyPEM.withBytes { Array($0) })
    try folder.write("other.pem", other.privatePEM.withBytes { Array($0) })
    let tls = { (certificate: String, key: String) in
      "transport: { tls: { certificate: { file: \(certificate) }, private_key: { file: \(key) } } }"
    }
    let found = try gather(tls("chain.pem", "key.pem"), in: folder)
    let chain = try #require(found.chain)
    #expect(chain.certificates.count == 2)
    #expect(chain.leaf?.names == ["api.acme-shop.de"])
    #expect(chain.leaf?.notAfter == Self.now + 86_400)
    #expect(chain.coversHost && chain.isOrdered && chain.ownsKey == true)
    #expect(try gather(tls("chain.pem", "other.pem"), in: folder).chain?.ownsKey == false)
    let none = try gather(tls("key.pem", "key.pem"), in: folder)
    #expect(none.chain == nil)
    guard case .unusable? = none.secrets["transport.tls.certificate"] else {
      Issue.record("a key was taken for a certificate")
      return
    }
  }

  @Test("gives rules what they need, from the disk to the finding")
  func findings() throws {
    let folder = try Folder()
    try folder.write("jwt.key", Array("changeme\n".utf8), mode: 0o644)
    let profile = try folder.profile(
      """
      tokens: { algorithm: HS256, issuer: acme, audience: shop }
      keys: { signing: { file: jwt.key } }
      """)
    let gatherer = SurroundingsGatherer(now: Self.now, git: nil) { _ in nil }
    let findings = Linter().findings(
      in: profile, surroundings: gatherer.surroundings(of: profile))
    let slugs = Set(findings.filter { $0.field == "keys.signing" }.map(\.diagnostic.slug))
    #expect(
      slugs == [
        "signing-key-short", "signing-key-guessable", "secret-file-permissions",
        "secret-file-whitespace",
      ])
  }
}
