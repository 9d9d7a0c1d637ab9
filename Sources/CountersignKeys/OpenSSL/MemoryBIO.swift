import CLibCrypto

/// OpenSSL's stream over memory, which overwrites its buffer when it goes.
struct MemoryBIO: ~Copyable {
  let pointer: OpaquePointer

  /// Makes an empty stream to write to; nil when out of memory.
  init?() {
    guard let pointer = BIO_new(BIO_s_mem()) else { return nil }
    self.pointer = pointer
  }

  /// Makes a stream that reads a copy of `secret`; nil when out of memory.
  init?(copying secret: SecretBytes) {
    guard let pointer = BIO_new(BIO_s_mem()) else { return nil }
    let isComplete = secret.withBytes { bytes in
      guard let count = Int32(exactly: bytes.count) else { return false }
      return count == 0 || BIO_write(pointer, bytes.baseAddress, count) == count
    }
    guard isComplete else {
      BIO_free_all(pointer)
      return nil
    }
    self.pointer = pointer
  }

  deinit {
    BIO_free_all(pointer)
  }

  /// What was written so far, as octets that stay hidden.
  var secret: SecretBytes {
    SecretBytes(copying: contents)
  }

  /// What was written so far, as text.
  var text: String {
    String(decoding: contents, as: UTF8.self)
  }

  private var contents: UnsafeRawBufferPointer {
    var start: UnsafeMutablePointer<CChar>?
    let count = countersign_bio_contents(pointer, &start)
    return UnsafeRawBufferPointer(start: start, count: count)
  }
}
