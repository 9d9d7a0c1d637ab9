import CountersignKeys
import Testing

@Suite("A password record of Django's")
struct DjangoHashTests {
  /// Made by Python's `hashlib.pbkdf2_hmac`, which shares no code with OpenSSL's command of ours.
  private static let records = [
    (
      "correct horse battery staple",
      "pbkdf2_sha256$1000$seasalt$3xmXbyk2QpiyNcnoBbzRPwEBsYPTbDlRdtmLyBvQltA="
    ),
    ("pässwörd", "pbkdf2_sha256$1$x7GhQ2$ATwdsvq2cWHDiW3U2zdk6sNNunENupODZ2qvcFAZCpI="),
    ("", "pbkdf2_sha256$20$salt$xPEBPs4uA795Dvsosb2tqYxHvW8bPX8wY3lrzGTaQE4="),
  ]

  @Test("accepts the password it was made from, and no other", arguments: records)
  func verifies(_ password: String, _ record: String) throws {
    let hash = try #require(DjangoHash(record))
    #expect(try hash.verify(password))
    #expect(try !hash.verify(password + " "))
    #expect(try !hash.verify("x"))
  }

  @Test(
    "is nothing else",
    arguments: [
      "", "!", "plain", "pbkdf2_sha1$1$s$3xmXbyk2QpiyNcnoBbzRPwEBsYPTbDlRdtmLyBvQltA=",
      "pbkdf2_sha256$0$s$3xmXbyk2QpiyNcnoBbzRPwEBsYPTbDlRdtmLyBvQltA=",
      "pbkdf2_sha256$-1$s$3xmXbyk2QpiyNcnoBbzRPwEBsYPTbDlRdtmLyBvQltA=",
      "pbkdf2_sha256$99999999$s$3xmXbyk2QpiyNcnoBbzRPwEBsYPTbDlRdtmLyBvQltA=",
      "pbkdf2_sha256$9999999999999999999$s$3xmXbyk2QpiyNcnoBbzRPwEBsYPTbDlRdtmLyBvQltA=",
      "pbkdf2_sha256$1000$$3xmXbyk2QpiyNcnoBbzRPwEBsYPTbDlRdtmLyBvQltA=",
      "pbkdf2_sha256$1000$s$3xmX", "pbkdf2_sha256$1000$s", "pbkdf2_sha256$1000$s$?$",
      "$scrypt$ln=8,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
    ])
  func refuses(_ record: String) {
    #expect(DjangoHash(record) == nil)
  }
}
