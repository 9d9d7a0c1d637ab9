import CountersignKeys
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("What is no readable key")
struct BrokenKeyTests {
  @Test(
    "is refused with the reason",
    arguments: [
      ("", KeyError.empty),
      (
        "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n",
        .unsupported(label: "CERTIFICATE REQUEST")
      ),
      (
        "-----BEGIN <b>x</b>-----\nAAAA\n-----END <b>x</b>-----\n",
        .unsupported(label: "unknown label")
      ),
      ("-----BEGIN PUBLIC KEY-----\nAAAA\n", .malformed(reason: "bad end line")),
    ])
  func refused(_ text: String, _ error: KeyError) {
    #expect(throws: error) { try KeyReader.facts(pem: text) }
  }

  @Test(
    "is unreadable when the frame is sound and the content is not",
    arguments: [
      "PRIVATE KEY", "PUBLIC KEY", "RSA PUBLIC KEY", "EC PRIVATE KEY", "CERTIFICATE",
    ])
  func unreadable(_ label: String) throws {
    let text = "-----BEGIN \(label)-----\nMAMCAQA=\n-----END \(label)-----\n"
    let error = try #require(throws: KeyError.self) { try KeyReader.facts(pem: text) }
    guard case .unreadable(label, let reason) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(!reason.isEmpty)
  }

  @Test("is malformed when it is text without a block")
  func garbage() {
    #expect(throws: KeyError.malformed(reason: "no start line")) {
      try KeyReader.facts(pem: "just words")
    }
  }

  @Test("is too large above 64 KiB, as PEM and as a secret")
  func large() {
    let octets = [UInt8](repeating: 0x41, count: 65_537)
    let error = KeyError.tooLarge(octets: 65_537, limit: 65_536)
    #expect(throws: error) { try KeyReader.facts(bytes: octets) }
    #expect(throws: error) { try KeyReader.facts(pem: String(decoding: octets, as: UTF8.self)) }
  }

  @Test("is binary when it is DER")
  func der() throws {
    for kind in [KeyKind.ed25519, .ec(.p256), .rsa(bits: 2048)] {
      let key = try KeyGenerator.make(kind)
      let secret = try #require(key.privatePEM.utf8Text)
      for pem in [key.publicPEM, secret] {
        let body = pem.split(separator: "\n").filter { !$0.hasPrefix("-") }.joined()
        let der = try #require(Data(base64Encoded: body))
        #expect(throws: KeyError.binary) { try KeyReader.facts(bytes: Array(der)) }
      }
    }
  }

  @Test("is encrypted, and no passphrase is asked for", arguments: [true, false])
  func encrypted(_ isPKCS8: Bool) async throws {
    let key = try KeyGenerator.make(.rsa(bits: 2048))
    let arguments =
      isPKCS8
      ? ["pkcs8", "-topk8", "-passout", "pass:x"]
      : ["rsa", "-aes128", "-traditional", "-passout", "pass:x"]
    guard let result = try OpenSSLCommand.run(arguments, input: key.privatePEM) else { return }
    let label = isPKCS8 ? "ENCRYPTED PRIVATE KEY" : "RSA PRIVATE KEY"
    #expect(throws: KeyError.encrypted(label: label)) { try KeyReader.facts(pem: result) }
    let relabelled =
      result.split(separator: "\n").joined(separator: "\n")
      .replacing("ENCRYPTED PRIVATE KEY", with: "PRIVATE KEY") + "\n"
    let error = try #require(throws: KeyError.self) { try KeyReader.facts(pem: relabelled) }
    if isPKCS8 {
      guard case .unreadable(label: "PRIVATE KEY", _) = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test("never shows in the wording of its error")
  func silent() throws {
    let key = try KeyGenerator.make(.ed25519)
    let secret = try #require(key.privatePEM.utf8Text)
    let body = try #require(secret.split(separator: "\n").dropFirst().first)
    let broken = secret.replacing("PRIVATE KEY-----\n", with: "PUBLIC KEY-----\n")
    let error = try #require(throws: KeyError.self) { try KeyReader.facts(pem: broken) }
    #expect(!"\(error)".contains(body) && !String(reflecting: error).contains(body))
  }
}
