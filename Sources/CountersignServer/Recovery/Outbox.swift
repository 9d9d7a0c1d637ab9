#if Server
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  /// A folder of messages that another program sends, a file each.
  ///
  /// A file is complete when its name ends with `.eml`, and readable for its owner only: what is in
  /// it signs somebody in. Its text is what `sendmail -t` takes. Source: RFC 5322.
  struct Outbox: Sendable {
    /// The folder's path.
    let folder: String

    /// A message to one address.
    struct Message: Hashable, Sendable {
      /// An address without white space.
      var recipient: String
      /// One line.
      var subject: String
      /// Lines that end with a line feed.
      var body: String

      fileprivate var octets: [UInt8] {
        Array(
          """
          To: \(recipient)
          Subject: \(subject)
          MIME-Version: 1.0
          Content-Type: text/plain; charset=utf-8
          Auto-Submitted: auto-generated

          \(body)
          """.utf8)
      }
    }

    /// The message could not be written; the system's error number.
    struct Fault: Error, Hashable {
      var code: Int32
    }

    /// Writes a message under a name that no other has.
    func put(_ message: Message, named name: String) throws(Fault) {
      let temporary = "\(folder)/.\(name).new"
      let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard file >= 0 else { throw Fault(code: errno) }
      defer { close(file) }
      let octets = message.octets
      let isWritten =
        octets.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == octets.count
      guard isWritten, fsync(file) == 0, rename(temporary, "\(folder)/\(name).eml") == 0 else {
        let fault = Fault(code: errno)
        unlink(temporary)
        throw fault
      }
    }
  }
#endif
