import CLibCrypto
import Synchronization

/// A key of HMAC, prepared once for many messages. Source: RFC 2104, section 4.
///
/// The key's own block is hashed, and libcrypto's functions are looked up, when it is made; for each
/// message that would take several times as long as the code itself. The key is wiped at the end.
package final class PreparedHMAC: Sendable {
  private let length: Int
  private let context: Mutex<Context>

  /// Prepares a key for one of the digest functions.
  package init(_ key: SecretBytes, _ function: Digest.HMACFunction) {
    length = function.rawValue
    context = Mutex(Context(key, function))
  }

  /// Returns the code of a message, as many octets as the function's raw value.
  package func code(of message: [UInt8]) -> [UInt8] {
    context.withLock { $0.code(of: message, length: length) }
  }

  /// Whether a code is the message's; takes the same time wherever it differs.
  package func verifies(_ code: [UInt8], of message: [UInt8]) -> Bool {
    constantTimeEquals(code, self.code(of: message))
  }
}

extension PreparedHMAC: CustomStringConvertible, CustomReflectable {
  /// The same word for every key.
  package var description: String { "<redacted>" }

  /// A mirror without children, so that `dump` has nothing to walk into.
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// libcrypto's context of one key, which it frees and wipes.
private struct Context: ~Copyable {
  private let pointer: OpaquePointer?

  init(_ key: SecretBytes, _ function: Digest.HMACFunction) {
    let method = EVP_MAC_fetch(nil, "HMAC", nil)
    pointer = EVP_MAC_CTX_new(method)
    EVP_MAC_free(method)
    var name = Array("SHA\(function.rawValue * 8)".utf8CString)
    let done = name.withUnsafeMutableBufferPointer { name in
      var parameters = [
        OSSL_PARAM_construct_utf8_string("digest", name.baseAddress, 0), OSSL_PARAM_construct_end(),
      ]
      return key.withBytes { octets in
        EVP_MAC_init(
          pointer, octets.bindMemory(to: UInt8.self).baseAddress, octets.count, &parameters)
      }
    }
    precondition(done == 1, "libcrypto has no such HMAC")
  }

  deinit { EVP_MAC_CTX_free(pointer) }

  /// Begins anew with the same key, which is what no key means.
  func code(of message: [UInt8], length: Int) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: length)
    var count = 0
    let done =
      EVP_MAC_init(pointer, nil, 0, nil) == 1
      && EVP_MAC_update(pointer, message, message.count) == 1
      && EVP_MAC_final(pointer, &code, &count, length) == 1
    precondition(done && count == length, "libcrypto lost the HMAC")
    return code
  }
}
