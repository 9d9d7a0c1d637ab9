/// A host with letters outside ASCII, and how it is written where only ASCII goes.
package struct InternationalHost: Hashable, Sendable {
  /// The host as it is written.
  package let text: String
  /// The host in A-labels, such as `xn--bcher-kva.example` (RFC 5890, section 2.3.2.1).
  package let ascii: String
  /// Whether a label mixes letters of Latin, Greek and Cyrillic, which look alike.
  package let mixesScripts: Bool

  /// The host in an address, an origin or a host by itself; nil when it is ASCII, and when it must
  /// first be mapped because it has capitals or combining marks.
  ///
  /// - Parameter address: The text; what stands before `//` and behind the host is passed over.
  package init?(in address: String) {
    var rest = Substring(address)
    if let slashes = rest.firstRange(of: "://") { rest = rest[slashes.upperBound...] }
    let host = rest.prefix { !"/?#:\\ ,".contains($0) }
    let scalars = host.unicodeScalars
    guard scalars.contains(where: { !$0.isASCII }), scalars.allSatisfy(Self.isPlain) else {
      return nil
    }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    text = String(host)
    ascii = labels.map(Self.aLabel).joined(separator: ".")
    mixesScripts = labels.contains { Set($0.unicodeScalars.compactMap(Script.init)).count > 1 }
  }

  /// What to write instead, and what is deceptive about the host.
  package var words: String {
    "the host is `\(ascii)`"
      + (mixesScripts ? ", and a part of it mixes scripts that look alike" : "")
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.lowercaseMapping == String(scalar)
      && properties.canonicalCombiningClass == .notReordered
      && (scalar.isASCII || properties.isAlphabetic || properties.numericType != nil)
  }

  private static func aLabel(_ label: Substring) -> String {
    let scalars = Array(label.unicodeScalars)
    return scalars.allSatisfy(\.isASCII) ? String(label) : "xn--" + Punycode.encode(scalars)
  }

  private enum Script {
    case latin, greek, cyrillic

    init?(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x61...0x7A, 0xC0...0x24F: self = .latin
      case 0x370...0x3FF: self = .greek
      case 0x400...0x52F: self = .cyrillic
      default: return nil
      }
    }
  }
}

/// The encoding of a label in ASCII. Source: RFC 3492, sections 5 and 6.
private enum Punycode {
  /// The encoded label, without its prefix `xn--`.
  static func encode(_ scalars: [Unicode.Scalar]) -> String {
    let basic = scalars.filter(\.isASCII)
    var output = String(String.UnicodeScalarView(basic)) + (basic.isEmpty ? "" : "-")
    var bound: UInt32 = 128
    var delta = 0
    var bias = 72
    var handled = basic.count
    while handled < scalars.count {
      guard let next = scalars.lazy.map(\.value).filter({ $0 >= bound }).min() else { break }
      delta += Int(next - bound) * (handled + 1)
      bound = next
      for scalar in scalars {
        if scalar.value < bound { delta += 1 }
        guard scalar.value == bound else { continue }
        output += digits(of: delta, bias: bias)
        bias = adapted(delta, points: handled + 1, isFirst: handled == basic.count)
        delta = 0
        handled += 1
      }
      delta += 1
      bound += 1
    }
    return output
  }

  /// A delta as digits of a changing base, the least first.
  private static func digits(of delta: Int, bias: Int) -> String {
    var rest = delta
    var text = ""
    var position = 36
    while true {
      let threshold = min(max(position - bias, 1), 26)
      guard rest >= threshold else { return text + digit(rest) }
      text += digit(threshold + (rest - threshold) % (36 - threshold))
      rest = (rest - threshold) / (36 - threshold)
      position += 36
    }
  }

  private static func digit(_ value: Int) -> String {
    String(Unicode.Scalar(UInt8(value < 26 ? 0x61 + value : 0x30 + value - 26)))
  }

  private static func adapted(_ delta: Int, points: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / points
    var steps = 0
    while delta > 455 {
      delta /= 35
      steps += 36
    }
    return steps + 36 * delta / (delta + 38)
  }
}
