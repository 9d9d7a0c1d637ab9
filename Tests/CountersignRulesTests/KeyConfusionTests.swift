import CountersignKeys
import CountersignRules
import Testing

@Suite("The forgery with the published key")
struct KeyConfusionTests {
  /// Keys that OpenSSL made, as it writes them, and their members as JSON Web Keys.
  private static let keys: [(members: String, pem: String)] = [
    (
      #""crv":"P-256","kty":"EC","x":"Inz17tEZ2nFwEyp4FwgKwVFwxHZz8AvVCwbss7hkyL4","#
        + #""y":"qH-aWLZfrv4jgZIaAMnC8RZfaz1iVYZ1VmSYJMEQcOw""#,
      """
      -----BEGIN PUBLIC KEY-----
      MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEInz17tEZ2nFwEyp4FwgKwVFwxHZz
      8AvVCwbss7hkyL6of5pYtl+u/iOBkhoAycLxFl9rPWJVhnVWZJgkwRBw7A==
      -----END PUBLIC KEY-----

      """
    ),
    (
      #""crv":"P-521","kty":"EC","#
        + #""x":"AMi3pwXV4wLasugu2iid7rNa0a2Y_vVRtjMvKcWSwayvLSvKWLRTL0fHTmadI1lVLtY6p21-Qz8Zu6qP7"#
        + #"Sv0rTFO","y":"AeOOUje3w8NZxd9hIPlQQYuKWaOEHckiTQ3l9C3XoRaYi-2gdXk34xwo5BAXSVjGEq7FPVIG"#
        + #"cZcEdYrp6sNZWIN7""#,
      """
      -----BEGIN PUBLIC KEY-----
      MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQAyLenBdXjAtqy6C7aKJ3us1rRrZj+
      9VG2My8pxZLBrK8tK8pYtFMvR8dOZp0jWVUu1jqnbX5DPxm7qo/tK/StMU4B445S
      N7fDw1nF32Eg+VBBi4pZo4QdySJNDeX0LdehFpiL7aB1eTfjHCjkEBdJWMYSrsU9
      UgZxlwR1iunqw1lYg3s=
      -----END PUBLIC KEY-----

      """
    ),
    (
      #""crv":"Ed25519","kty":"OKP","x":"N4OXgNHtwOkUFgRUmvVjcOeG1hNTUg7Kir6yh1va1nE""#,
      """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEAN4OXgNHtwOkUFgRUmvVjcOeG1hNTUg7Kir6yh1va1nE=
      -----END PUBLIC KEY-----

      """
    ),
    (
      #""e":"AQAB","kty":"RSA","n":"thEYGPClwAbT_hD6TZXQnSo9SZL-bkedUFwb9fsxY8rsRfdczbPv9MbTK9gl"#
        + "0RJBOeQFsyg5KtT-hqLalsxCpXE2hGpIhtf1ImIQeV0Jz-omRDuc1ptkYJqfSVkSpwBSgDaawlncry9jRNo6Z"
        + "I-vTFv0nDV-SalUWtDlnMWpCcl92213Z_fD38ytqsyiLUupgdSt8BCSilUUeORIZR0m71bb8XZQ4his2vh4ts"
        + "dRyxEsrsBgYCLNQrXI3ivVDZ1whQ3SHfC9vhKWdS4f_RFARniw9NEF11lPywk6GcVslHltNY7ENMy8XrMLvNc"
        + #"MPkt8VVYRDVA-B3yhZ2dhXIA8dw""#,
      """
      -----BEGIN PUBLIC KEY-----
      MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAthEYGPClwAbT/hD6TZXQ
      nSo9SZL+bkedUFwb9fsxY8rsRfdczbPv9MbTK9gl0RJBOeQFsyg5KtT+hqLalsxC
      pXE2hGpIhtf1ImIQeV0Jz+omRDuc1ptkYJqfSVkSpwBSgDaawlncry9jRNo6ZI+v
      TFv0nDV+SalUWtDlnMWpCcl92213Z/fD38ytqsyiLUupgdSt8BCSilUUeORIZR0m
      71bb8XZQ4his2vh4tsdRyxEsrsBgYCLNQrXI3ivVDZ1whQ3SHfC9vhKWdS4f/RFA
      Rniw9NEF11lPywk6GcVslHltNY7ENMy8XrMLvNcMPkt8VVYRDVA+B3yhZ2dhXIA8
      dwIDAQAB
      -----END PUBLIC KEY-----

      """
    ),
  ]

  @Test("writes a published key as OpenSSL does", arguments: keys.indices)
  func pem(index: Int) {
    let (members, pem) = Self.keys[index]
    let set = "{\"keys\":[{\(members),\"use\":\"sig\",\"kid\":\"a\"}]}"
    #expect(KeyConfusion(keySet: set)?.publicPEM == pem)
  }

  @Test("needs a key", arguments: ["", "{}", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"oct\"}]}"])
  func none(set: String) {
    #expect(KeyConfusion(keySet: set) == nil)
  }

  @Test("keeps the claims and signs with the PEM as a secret")
  func token() throws {
    let set = "{\"keys\":[{\(Self.keys[2].members)}]}"
    let confusion = try #require(KeyConfusion(keySet: set))
    let original = "eyJhbGciOiJFZERTQSJ9.eyJpYXQiOjEwMDAsImV4cCI6MTMwMH0.c2lnbmF0dXJl"
    let parts = try #require(confusion.token(likeThat: original)).split(separator: ".")
    #expect(parts[1] == "eyJpYXQiOjEwMDAsImV4cCI6MTMwMH0")
    let code = Digest.hmacSHA256(
      Array("\(parts[0]).\(parts[1])".utf8), key: Array(confusion.publicPEM.utf8))
    #expect(Base64URL.decode(parts[2]) == code)
    #expect(confusion.token(likeThat: "no token") == nil)
  }
}
