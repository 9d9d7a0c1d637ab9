import CLibCrypto

/// A private or public key inside OpenSSL.
struct PKey: ~Copyable {
  let pointer: OpaquePointer

  /// Takes over a key that this value will free.
  init(owning pointer: OpaquePointer) {
    self.pointer = pointer
  }

  deinit {
    EVP_PKEY_free(pointer)
  }

  /// OpenSSL's word for the algorithm: `RSA`, `EC`, `ED25519` …
  var algorithm: String {
    EVP_PKEY_get0_type_name(pointer).map { String(cString: $0) } ?? "unknown"
  }

  /// The size that names the key: of the modulus, or of the field of the curve.
  var bits: Int { Int(EVP_PKEY_get_bits(pointer)) }

  /// The strength in bits, by NIST SP 800-57 part 1, table 2.
  var securityBits: Int { Int(EVP_PKEY_get_security_bits(pointer)) }

  /// OpenSSL's name of an elliptic curve; nil for other keys.
  var curveName: String? {
    var name = [CChar](repeating: 0, count: 80)
    guard EVP_PKEY_get_group_name(pointer, &name, name.count, nil) == 1 else { return nil }
    let text = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: text, as: UTF8.self)
  }

  /// A SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7); empty if the key has no public half.
  var publicDER: [UInt8] {
    var buffer: UnsafeMutablePointer<UInt8>?
    let count = i2d_PUBKEY(pointer, &buffer)
    defer { countersign_free(buffer) }
    guard count > 0 else { return [] }
    return Array(UnsafeBufferPointer(start: buffer, count: Int(count)))
  }

  /// A public number of the key as big-endian octets without leading zeros.
  ///
  /// `name` is `n` or `e` of RSA, `qx` or `qy` of an elliptic curve. `width` pads to that many
  /// octets. Nil if the key has no such number.
  func publicNumber(_ name: String, width: Int? = nil) -> [UInt8]? {
    var number: OpaquePointer?
    guard EVP_PKEY_get_bn_param(pointer, name, &number) == 1 else { return nil }
    defer { BN_free(number) }
    let count = width ?? (Int(BN_num_bits(number)) + 7) / 8
    var octets = [UInt8](repeating: 0, count: count)
    guard BN_bn2binpad(number, &octets, Int32(count)) == Int32(count) else { return nil }
    return octets
  }

  /// The octets of an Ed25519 or Ed448 public key; nil for other keys.
  var rawPublicKey: [UInt8]? {
    var count = 0
    guard EVP_PKEY_get_raw_public_key(pointer, nil, &count) == 1 else { return nil }
    var octets = [UInt8](repeating: 0, count: count)
    guard EVP_PKEY_get_raw_public_key(pointer, &octets, &count) == 1 else { return nil }
    return octets
  }

  /// Whether both hold the same public key.
  func hasSamePublicKey(as other: borrowing PKey) -> Bool {
    EVP_PKEY_eq(pointer, other.pointer) == 1
  }

  /// Writes the public half as PEM `PUBLIC KEY`; nil if there is none.
  func publicPEM() -> String? {
    guard let bio = MemoryBIO(), PEM_write_bio_PUBKEY(bio.pointer, pointer) == 1 else {
      return nil
    }
    return bio.text
  }

  /// Writes the private half as unencrypted PKCS#8 PEM; nil if there is none.
  func privatePEM() -> SecretBytes? {
    guard
      let bio = MemoryBIO(),
      PEM_write_bio_PKCS8PrivateKey(bio.pointer, pointer, nil, nil, 0, nil, nil) == 1
    else { return nil }
    return bio.secret
  }
}
