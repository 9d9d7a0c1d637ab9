#if Server
  /// Why an exchange over HTTP brought no answer.
  package enum WireFailure: Error, Hashable, Sendable {
    /// Nothing listens at this address.
    case refused(String)
    /// No way leads to this address; `reason` is the system's own wording.
    case unreachable(String, reason: String)
    /// The name has no address.
    case unresolved(host: String)
    /// The limit of this many seconds ran out.
    case timedOut(Stage, seconds: Int64)
    /// The server's certificate leads to no trusted authority, or is out of date.
    case untrusted(reason: String)
    /// The certificate is for other hosts than this one.
    case hostMismatch(host: String, presented: [String])
    /// TLS could not be agreed on; `reason` is the library's own wording.
    case handshake(reason: String)
    /// The authority file holds no certificate in PEM.
    case authorityUnreadable(reason: String)
    /// The answer breaks the grammar of HTTP/1.1 (RFC 9112).
    case notHTTP(reason: String)
    /// The head of the answer is longer than this many octets.
    case headTooLarge(limit: Int)
    /// The body of the answer is longer than this many octets.
    case bodyTooLarge(limit: Int)
    /// The connection ended in the middle of the answer, after this many octets.
    case truncated(octets: Int)
    /// The answer sends the client to another origin.
    case redirected(to: String)
    /// The request has a field that cannot be written on the wire.
    case unsendable(field: String)

    /// A part of the exchange with a time limit of its own.
    package enum Stage: String, Hashable, Sendable {
      case connecting
      case answering
    }
  }

  extension WireFailure: CustomStringConvertible {
    /// The fact in lower case without a full stop, fit for a report.
    package var description: String {
      connectionFault ?? answerFault
    }

    /// The cure, where one is known.
    package var help: String? {
      switch self {
      case .refused, .timedOut(.connecting, _), .unreachable:
        "is the server up? `--connect HOST:PORT` names another way to it"
      case .unresolved: "look at the host in `--url`, or name an address with `--connect HOST:PORT`"
      case .untrusted: "if the server is yours, name its authority with `--ca FILE`"
      case .hostMismatch:
        "give the name that the certificate is for in `--url`, and the way to it with `--connect`"
      case .handshake: "if the server speaks plain http there, say so in `--url`"
      case .notHTTP, .truncated: "if the server speaks TLS there, say https in `--url`"
      case .timedOut(.answering, _): "`--timeout SECONDS` waits longer"
      case .redirected: "if that is the server that you mean, name it in `--url`"
      case .authorityUnreadable: "`--ca` takes certificates in PEM"
      case .headTooLarge, .bodyTooLarge, .unsendable: nil
      }
    }

    private var connectionFault: String? {
      switch self {
      case .refused(let address): "nothing listens at \(address)"
      case .unreachable(let address, let reason): "\(address) cannot be reached: \(reason)"
      case .unresolved(let host): "the name `\(host)` has no address"
      case .timedOut(.connecting, let seconds): "no connection within \(seconds) s"
      case .timedOut(.answering, let seconds): "no complete answer within \(seconds) s"
      case .untrusted(let reason): "the server's certificate is not trusted: \(reason)"
      case .hostMismatch(let host, let presented):
        "the server's certificate is not for `\(host)` but for "
          + (presented.isEmpty ? "others" : presented.map { "`\($0)`" }.joined(separator: ", "))
      case .handshake(let reason): "no TLS connection: \(reason)"
      case .authorityUnreadable(let reason): "the authority file is of no use: \(reason)"
      default: nil
      }
    }

    private var answerFault: String {
      switch self {
      case .notHTTP(let reason): "the answer is not HTTP: \(reason)"
      case .headTooLarge(let limit): "the answer's head is longer than \(limit) octets"
      case .bodyTooLarge(let limit): "the answer's body is longer than \(limit) octets"
      case .truncated(let octets): "the answer broke off after \(octets) octets"
      case .redirected(let target): "the server sends its clients to \(target)"
      case .unsendable(let field): "the field `\(field)` has a line break or NUL in it"
      default: "no answer"
      }
    }
  }
#endif
