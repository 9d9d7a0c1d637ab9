#if Server
  import CountersignWire

  /// The exchanges of an experiment as HTML, each behind a fold.
  struct ExchangeList {
    private let exchanges: [VerificationReport.Exchange]

    /// How many exchanges are shown at each end of a long list.
    private static let shown = 10

    init(_ exchanges: [VerificationReport.Exchange]) {
      self.exchanges = exchanges
    }

    /// The folds; a line stands for the middle of a long list.
    var text: String {
      guard exchanges.count > 2 * Self.shown + 1 else {
        return exchanges.map(fold).joined(separator: "\n")
      }
      let left = exchanges.count - 2 * Self.shown
      return
        (exchanges.prefix(Self.shown).map(fold)
        + ["<p class=\"left-out\">\(left) exchanges between these are left out</p>"]
        + exchanges.suffix(Self.shown).map(fold)).joined(separator: "\n")
    }

    private func fold(_ exchange: VerificationReport.Exchange) -> String {
      let request = [exchange.request] + exchange.requestHeaders
      let answer = ["\(exchange.status)"] + exchange.responseHeaders
      let body = exchange.body.isEmpty ? "" : "<pre>\(HTML.escaped(exchange.body))</pre>\n"
      return """
        <details class="exchange">
        <summary><b>\(HTML.escaped(exchange.name))</b> \(HTML.escaped(exchange.request)) → \
        \(exchange.status)</summary>
        <pre>\(HTML.escaped(request.joined(separator: "\n")))</pre>
        <pre>\(HTML.escaped(answer.joined(separator: "\n")))</pre>
        \(body)</details>
        """
    }
  }
#endif
