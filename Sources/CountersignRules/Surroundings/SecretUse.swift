package import CountersignProfile
package import CountersignSettings
package import CountersignSource

/// A place of a profile that refers to a secret.
package struct SecretUse: Sendable, Hashable {
  /// The field, such as `keys.signing`.
  package let field: String

  /// The number of the entry in a field that is a list.
  package let item: Int?

  /// Where the secret is.
  package let reference: AuthSettings.SecretReference

  /// Whether it is meant to be seen by everybody: a public key or a certificate.
  package let isPublic: Bool

  /// What messages and `Surroundings.secrets` call it, such as `keys.retired[0]`.
  package var name: String { item.map { "\(field)[\($0)]" } ?? field }

  /// Where the profile refers to it.
  package func place(in profile: Profile) -> Place {
    item.map { profile.place(of: field, item: $0) } ?? profile.place(of: field)
  }
}

extension Profile {
  /// Every secret that the profile refers to, in the order of the reference.
  package var secretUses: [SecretUse] { derived.value([SecretUse].self, usesOfAllFields) }

  private func usesOfAllFields() -> [SecretUse] {
    let keys = settings.keys
    let tls = settings.transport.tls
    let retired = keys.retired.enumerated().map { item, entry in
      SecretUse(field: "keys.retired", item: item, reference: entry.key, isPublic: false)
    }
    let last = [
      use("keys.application_secret", keys.applicationSecret),
      use("transport.tls.certificate", tls.certificate, isPublic: true),
      use("transport.tls.private_key", tls.privateKey),
    ]
    return [signingUse, use("keys.verifying", keys.verifying, isPublic: true)].compactMap(\.self)
      + retired + last.compactMap(\.self)
  }

  /// The use of the signing key.
  package var signingUse: SecretUse {
    SecretUse(field: "keys.signing", item: nil, reference: settings.keys.signing, isPublic: false)
  }

  private func use(
    _ field: String, _ reference: AuthSettings.SecretReference?, isPublic: Bool = false
  ) -> SecretUse? {
    reference.map { SecretUse(field: field, item: nil, reference: $0, isPublic: isPublic) }
  }
}
