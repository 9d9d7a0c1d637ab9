extension SecretBytes {
  /// Whether the octets are one DER sequence that begins like a key or a certificate.
  ///
  /// The outer length must fit exactly and an integer or a sequence must follow, so random octets
  /// are mistaken about once in ten million times.
  var isDER: Bool {
    withBytes { bytes in
      guard bytes.count > 4, bytes[0] == 0x30 else { return false }
      let lengthOctets = bytes[1] < 0x80 ? 0 : Int(bytes[1] & 0x7F)
      guard lengthOctets <= 3, bytes.count > 2 + lengthOctets else { return false }
      let length =
        bytes[1] < 0x80
        ? Int(bytes[1]) : bytes[2..<2 + lengthOctets].reduce(0) { $0 << 8 | Int($1) }
      let start = 2 + lengthOctets
      return length == bytes.count - start && [0x30, 0x02].contains(bytes[start])
    }
  }

  /// Whether a PEM block begins somewhere in the octets.
  var hasPEMHeader: Bool {
    let marker = Array("-----BEGIN ".utf8)
    return withBytes { bytes in
      guard bytes.count >= marker.count else { return false }
      return (0...bytes.count - marker.count).contains { start in
        bytes[start..<start + marker.count].elementsEqual(marker)
      }
    }
  }
}
