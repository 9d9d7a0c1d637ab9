import CountersignKeys
import Testing

@Suite("A public JWK")
struct PublicJWKTests {
  @Test("has the thumbprint of RFC 7638, section 3.1")
  func sampleRSA() {
    let key = PublicJWK.rsa(
      n: "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1"
        + "L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4"
        + "QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbO"
        + "pbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csF"
        + "Cur-kEgU8awapJzKnqDKgw",
      e: "AQAB")
    #expect(key.thumbprint == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
  }

  @Test("has the thumbprint of RFC 8037, appendix A.3")
  func sampleEdwards() {
    let key = PublicJWK.octetKeyPair(
      curve: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
    #expect(key.thumbprint == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
  }

  @Test("is the same from either half of a pair", arguments: KeyReaderTests.cases)
  func halves(_ item: KeyReaderTests.Case) throws {
    let key = try KeyGenerator.make(item.make)
    let jwk = try PublicJWK(pem: key.publicPEM)
    #expect(try PublicJWK(pem: key.privatePEM) == jwk)
    #expect(jwk.thumbprint.count == 43)
    #expect(jwk.members.map(\.name) == jwk.members.map(\.name).sorted())
  }

  @Test(
    "pads coordinates to the width of the curve",
    arguments: [
      (NamedCurve.p256, 43), (.p384, 64), (.p521, 88),
    ])
  func coordinates(_ curve: NamedCurve, _ characters: Int) throws {
    let jwk = try PublicJWK(pem: try KeyGenerator.make(.ec(curve)).publicPEM)
    guard case .ec(curve, let x, let y) = jwk else {
      Issue.record("\(jwk)")
      return
    }
    #expect(x.count == characters && y.count == characters && jwk.keyType == "EC")
  }

  @Test("writes RSA's usual exponent as AQAB and the modulus without leading zeros")
  func rsa() throws {
    let jwk = try PublicJWK(pem: try KeyGenerator.make(.rsa(bits: 2048)).publicPEM)
    guard case .rsa(let n, "AQAB") = jwk else {
      Issue.record("\(jwk)")
      return
    }
    #expect(n.count == 342 && !n.hasPrefix("AA"))
  }
}
