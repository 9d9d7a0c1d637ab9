import Synchronization

/// The hosts that were read of late: a profile names the same few again and again, and each is
/// looked up in the Public Suffix List.
///
/// Of the hosts that share a slot the last one stays, so that memory has a bound.
enum KnownHosts {
  private static let slots = Mutex([Host?](repeating: nil, count: 256))

  /// Longer texts are rare and not worth the place.
  private static let longest = 128

  /// The host that `text` was read as; nil when that is not known any more.
  static func host(_ text: String) -> Host? {
    guard text.utf8.count <= longest else { return nil }
    let number = slot(of: text)
    let known = slots.withLock { $0[number] }
    return known?.text.utf8.elementsEqual(text.utf8) == true ? known : nil
  }

  /// Remembers a host.
  static func keep(_ host: Host) {
    guard host.text.utf8.count <= longest else { return }
    let number = slot(of: host.text)
    slots.withLock { $0[number] = host }
  }

  private static func slot(of text: String) -> Int {
    text.utf8.reduce(0) { ($0 &* 31) &+ Int($1) } & 255
  }
}
