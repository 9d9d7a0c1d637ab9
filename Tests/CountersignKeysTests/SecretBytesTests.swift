import CountersignKeys
import Testing

@Suite("Secret bytes")
struct SecretBytesTests {
  private let secret = SecretBytes(Array("hush hush".utf8))

  private struct Holder { let key: SecretBytes }

  @Test("print as <redacted> whichever way they are printed")
  func redacted() {
    var dumped = ""
    dump(secret, to: &dumped)
    var nested = ""
    dump(Holder(key: secret), to: &nested)
    let texts = [
      String(describing: secret), String(reflecting: secret), "\(secret)", "\([secret])",
      "\(Holder(key: secret))", dumped, nested, "\(Optional.some(secret) as Any)",
    ]
    for text in texts {
      #expect(text.contains("<redacted>") && !text.contains("hush") && !text.contains("104"))
    }
    #expect(Mirror(reflecting: secret).children.isEmpty)
  }

  @Test("lend their octets and count them")
  func lend() {
    #expect(secret.withBytes { Array($0) } == Array("hush hush".utf8))
    #expect(secret.count == 9)
    #expect(SecretBytes([]).count == 0)
  }

  @Test("compare by content")
  func equal() {
    #expect(secret == SecretBytes(Array("hush hush".utf8)))
    #expect(secret != SecretBytes(Array("hush husH".utf8)))
    #expect(secret != SecretBytes(Array("hush".utf8)))
  }

  @Test("can be lent within a loan")
  func nested() {
    let same = secret.withBytes { outer in secret.withBytes { outer.count == $0.count } }
    #expect(same)
  }

  @Test("leave the array they were made from as it was")
  func copied() {
    let octets: [UInt8] = [1, 2, 3]
    _ = SecretBytes(octets)
    #expect(octets == [1, 2, 3])
  }

  @Test("are text only where they are UTF-8")
  func text() {
    #expect(secret.utf8Text == "hush hush")
    #expect(SecretBytes([0xFF]).utf8Text == nil)
  }
}

@Suite("Octets")
struct OctetsTests {
  @Test("have the digest of FIPS 180-2, appendix B.1")
  func digest() {
    #expect(
      Digest.sha256Hex(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Digest.sha256("abc".utf8) == Digest.sha256(Array("abc".utf8)))
  }

  @Test("come at random in the number asked for", arguments: [0, 1, 32, 1000])
  func random(_ count: Int) throws {
    #expect(try RandomBytes.make(count).count == count)
  }

  @Test("do not come twice")
  func distinct() throws {
    #expect(try RandomBytes.make(32) != RandomBytes.make(32))
  }

  @Test("are equal in constant time only if all are equal")
  func constantTime() {
    #expect(constantTimeEquals([1, 2, 3], [1, 2, 3]))
    #expect(constantTimeEquals([], []))
    #expect(!constantTimeEquals([1, 2, 3], [1, 2, 4]))
    #expect(!constantTimeEquals([1, 2, 3], [1, 2]))
  }
}
