import CLibCrypto
import Synchronization

/// Octets that must not be shown: they print as `<redacted>` whichever way they are printed.
///
/// Comparison takes the same time wherever the octets differ; the length is not hidden. The octets
/// are a copy of what was given and are overwritten when the last copy of the value goes.
package struct SecretBytes: Sendable {
  private let storage: Storage

  /// Copies `bytes`; the caller's array is not wiped.
  package init(_ bytes: [UInt8]) {
    storage = bytes.withUnsafeBytes { Storage(copying: $0) }
  }

  /// Copies the UTF-8 of `text`, such as PEM from a library; the caller's string is not wiped.
  package init(text: String) {
    self.init(Array(text.utf8))
  }

  /// Copies the octets of a buffer that the caller owns.
  init(copying buffer: UnsafeRawBufferPointer) {
    storage = Storage(copying: buffer)
  }

  /// The number of octets.
  package var count: Int { storage.bytes.count }

  /// The octets as UTF-8 text, for a library that takes PEM as a string; nil if they are not UTF-8.
  ///
  /// The string is an ordinary one: it is neither redacted nor wiped.
  package var utf8Text: String? { String(validating: storage.bytes, as: UTF8.self) }

  /// Lends the octets to `body`; the pointer must not leave it.
  package func withBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try storage.bytes.withUnsafeBytes(body)
  }
}

extension SecretBytes: Equatable {
  package static func == (left: SecretBytes, right: SecretBytes) -> Bool {
    constantTimeEquals(left.storage.bytes, right.storage.bytes)
  }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The same word for every value.
  package var description: String { "<redacted>" }

  /// The same word for every value.
  package var debugDescription: String { description }

  /// A mirror without children, so that `dump` has nothing to walk into.
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// The one owner of a secret's octets, shared by the copies of a value.
///
/// The lock is there for `deinit`, which has to write; readers take the array out and use it after.
private final class Storage: Sendable {
  private let locked: Mutex<[UInt8]>

  init(copying buffer: UnsafeRawBufferPointer) {
    locked = Mutex(Array(buffer))
  }

  var bytes: [UInt8] { locked.withLock { $0 } }

  deinit {
    locked.withLock { bytes in
      bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
    }
  }
}
