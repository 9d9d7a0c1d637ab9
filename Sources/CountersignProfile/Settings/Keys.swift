private import CountersignSettings

/// The fields of `keys`.
enum KeyFields {
  static let all: [Field] = keys

  private static let keys: [Field] = {
    let section = Section("keys", \.settings.keys)
    return [
      section.field(
        "signing", \.signing, .secret,
        default: .developmentOnly(.generate(32)),
        django: .setting("SIMPLE_JWT.SIGNING_KEY"),
        "The HMAC secret or the private key in PEM that signs tokens."),
      section.field(
        "verifying", \.verifying, .optional(.secret),
        django: .setting("SIMPLE_JWT.VERIFYING_KEY"),
        "The public key in PEM; null takes it from the private key."),
      section.field(
        "verifying_url", \.verifyingURL, .optional(.webAddress),
        django: .setting("SIMPLE_JWT.JWK_URL"),
        "The address of a JWK Set with the public keys (RFC 7517 5)."),
      section.field(
        "id", \.id, .optional(.string),
        django: .inexpressible("simplejwt writes no kid"),
        "The `kid` header of issued tokens (RFC 7515 4.1.4); null takes the key's thumbprint "
          + "(RFC 7638)."),
      section.field(
        "encoding", \.encoding, .word(),
        django: .generated("decoding in the settings file"),
        "How an HMAC secret is written in its place."),
      section.field(
        "retired", \.retired,
        .list(
          .record(
            "key", { AuthSettings.Keys.RetiredKey() },
            [
              RecordMember("key", \.key, .secret, required: true),
              RecordMember("id", \.id, .optional(.string)),
              RecordMember("until", \.until, .optional(.date)),
            ])),
        django: .inexpressible("simplejwt verifies with one key"),
        "Keys that no longer sign and still verify."),
      section.field(
        "shared_with", \.sharedWith, .list(.string),
        django: .notApplicable,
        "Other services that hold the signing or verifying key."),
      section.field(
        "application_secret", \.applicationSecret, .optional(.secret),
        django: .setting("SECRET_KEY"),
        "The framework's own secret."),
    ]
  }()
}
