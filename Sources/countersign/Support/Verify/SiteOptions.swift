#if Server
  import ArgumentParser
  import CountersignBrowser
  import CountersignSource
  import CountersignWire

  /// Which server is verified instead of the embedded one, and how.
  struct SiteOptions: ParsableArguments {
    @Option(help: "Verify the server at this address; a path stands for site.base_path.")
    var url: String?

    @Option(
      help: ArgumentHelp(
        "Connect there; name, certificate and cookies stay those of --url.",
        valueName: "host:port"))
    var connect: String?

    @Option(
      help: ArgumentHelp(
        "Ask there what becomes of plain http (default: port 80 of an https address).",
        valueName: "host:port"))
    var connectHttp: String?

    @Option(
      help: "Trust only the authorities in this PEM file.", completion: .file(extensions: ["pem"]))
    var ca: String?

    @Option(help: "Seconds that an answer may take.")
    var timeout: Int = 20

    @Option(help: "Seconds between two experiments, fractions allowed.")
    var pause: Double = 0.2

    @Option(help: "Seconds that one experiment may wait for a lifetime or a grace to end.")
    var patience: Int = 15

    @Flag(help: "Also guess passwords, flood, race and change the password (and change it back).")
    var intrusive = false

    @Option(
      help: ArgumentHelp(
        "The host again: needed for --intrusive when the profile is of environment production.",
        valueName: "host"))
    var confirm: String?

    func validate() throws {
      guard url != nil else {
        let others =
          connect != nil || connectHttp != nil || ca != nil || confirm != nil || intrusive
        guard !others else {
          throw ValidationError(
            "--connect, --connect-http, --ca, --intrusive and --confirm are about a server: name it with --url."
          )
        }
        return
      }
      guard (1...3600).contains(timeout), (0...3600).contains(pause), (0...3600).contains(patience)
      else {
        throw ValidationError(
          "--timeout takes 1 to 3600 seconds, --pause and --patience 0 to 3600.")
      }
    }

    /// The server and the accounts for it; nil without `--url`.
    ///
    /// - Throws: `CommandFailure` for a missing account, an address that is none and an authority
    ///   file that cannot be read.
    func target() throws(CommandFailure) -> ProbeTarget? {
      guard let text = url else { return nil }
      let account = try SiteAccount.first()
      let address = try Self.address(text)
      var target = ProbeTarget(api: address)
      if let ca { target.security = try Self.security(address, authorities: ca) }
      if let connect {
        target.address = try Self.endpoint(connect, of: "--connect")
        // The other way leads elsewhere, and port 80 may be another server there.
        target.plainAddress = nil
      }
      if let connectHttp {
        target.plainAddress = try Self.endpoint(connectHttp, of: "--connect-http")
      }
      var path = Substring(address.path)
      while path.last == "/" { path = path.dropLast() }
      if !path.isEmpty { target.basePath = String(path) }
      target.account = account
      target.secondAccount = try SiteAccount.second()
      target.allowsIntrusion = intrusive
      target.patience = .seconds(patience)
      target.limits.total = .seconds(timeout)
      return target
    }

    var manners: SiteVerification.Manners { .init(pause: .seconds(pause)) }

    private static func address(_ text: String) throws(CommandFailure) -> WebURL {
      let help =
        "an address such as https://api.example.com, without a query and without an account"
      guard !text.contains(where: { "?#@".contains($0) }) else {
        throw CommandFailure("`--url` holds more than an address", help: help)
      }
      do {
        return try WebURL(parsing: text)
      } catch {
        throw CommandFailure("`--url` is no http or https address: \(error)", help: help)
      }
    }

    private static func security(
      _ address: WebURL, authorities path: String
    ) throws(CommandFailure) -> WireSecurity {
      guard address.scheme == .https else {
        throw CommandFailure("`--ca` is of use only for an https address")
      }
      do {
        return .tls(.pem(Array(try SourceFile.read(path, named: path, limit: 1_048_576).bytes)))
      } catch {
        throw CommandFailure("cannot read the authorities in \(path): \(error.reason)")
      }
    }

    private static func endpoint(
      _ text: String, of option: String
    ) throws(CommandFailure) -> WireAddress {
      guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
        (1...65_535).contains(port)
      else { throw CommandFailure("`\(option)` takes HOST:PORT, not `\(text)`") }
      var host = text[..<colon]
      if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
      guard !host.isEmpty else { throw CommandFailure("`\(option)` names no host") }
      return WireAddress(host: String(host), port: port)
    }
  }
#endif
