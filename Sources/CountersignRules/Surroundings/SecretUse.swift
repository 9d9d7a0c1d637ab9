package import CountersignProfile
package import CountersignSettings
package import CountersignSource

/// A place of a profile that refers to a secret.
///
/// A class, because a dozen rules ask for the same few.
package final class SecretUse: Sendable {
  /// The field, such as `keys.signing`.
  package let field: String

  /// The number of the entry in a field that is a list.
  package let item: Int?

  /// Where the secret is.
  package let reference: AuthSettings.SecretReference

  /// Whether it is meant to be seen by everybody: a public key or a certificate.
  package let isPublic: Bool

  /// What messages and `Surroundings.secrets` call it, such as `keys.retired[0]`.
  package let name: String

  init(
    _ field: String, item: Int? = nil, _ reference: AuthSettings.SecretReference,
    isPublic: Bool = false
  ) {
    self.field = field
    self.item = item
    self.reference = reference
    self.isPublic = isPublic
    name = item.map { "\(field)[\($0)]" } ?? field
  }

  /// That the secret is not at hand where this runs.
  var absence: String {
    if case .environment = reference { return "\(reference) is not set here" }
    return "\(reference) is not here"
  }

  /// Where the profile refers to it.
  package func place(in profile: Profile) -> Place {
    item.map { profile.place(of: field, item: $0) } ?? profile.place(of: field)
  }
}

/// All of a profile, kept with it.
private final class SecretUses: Sendable {
  let all: [SecretUse]

  init(_ all: [SecretUse]) { self.all = all }
}

extension Profile {
  /// Every secret that the profile refers to, in the order of the reference.
  package var secretUses: [SecretUse] {
    derived.fact(SecretUses.self) { SecretUses(usesOfAllFields()) }.all
  }

  private func usesOfAllFields() -> [SecretUse] {
    let keys = settings.keys
    let tls = settings.transport.tls
    let retired = keys.retired.enumerated().map { item, entry in
      SecretUse("keys.retired", item: item, entry.key)
    }
    let last = [
      use("keys.application_secret", keys.applicationSecret),
      use("transport.tls.certificate", tls.certificate, isPublic: true),
      use("transport.tls.private_key", tls.privateKey),
    ]
    let signing = SecretUse("keys.signing", keys.signing)
    return [signing, use("keys.verifying", keys.verifying, isPublic: true)].compactMap(\.self)
      + retired + last.compactMap(\.self)
  }

  /// The use of the signing key, which every profile has.
  package var signingUse: SecretUse { secretUses[0] }

  private func use(
    _ field: String, _ reference: AuthSettings.SecretReference?, isPublic: Bool = false
  ) -> SecretUse? {
    reference.map { SecretUse(field, $0, isPublic: isPublic) }
  }
}
