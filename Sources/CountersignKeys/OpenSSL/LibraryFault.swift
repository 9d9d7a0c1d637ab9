import CLibCrypto

/// OpenSSL's queue of errors, which belongs to the running thread.
enum LibraryFault {
  /// Returns the wording of the latest error and empties the queue.
  ///
  /// The wording comes from OpenSSL's fixed table, so it never holds input.
  static func take() -> String {
    defer { ERR_clear_error() }
    guard let reason = ERR_reason_error_string(ERR_peek_last_error()) else {
      return "no reason given"
    }
    return String(cString: reason)
  }

  /// Whether the latest error only says that no further PEM block begins.
  static var isEndOfPEM: Bool {
    let code = ERR_peek_last_error()
    return ERR_GET_LIB(code) == ERR_LIB_PEM && ERR_GET_REASON(code) == PEM_R_NO_START_LINE
  }

  /// Empties the queue, so that a later failure is not explained by an earlier one.
  static func clear() {
    ERR_clear_error()
  }
}
