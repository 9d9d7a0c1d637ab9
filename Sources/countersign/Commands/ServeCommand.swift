#if Server
  import ArgumentParser
  import CountersignProfile
  import CountersignServer
  import CountersignSettings
  import Logging
  import ServiceLifecycle
  import UnixSignals

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  /// `countersign serve`: runs an auth server that does what a profile says.
  struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "serve",
      abstract: "Runs an auth server that does what a profile, or a compiled server.json, says.",
      discussion: """
        Users and sessions are kept in an SQLite file; `countersign users add NAME` adds users to \
        it. Keys are read from where the profile says they are. SIGHUP reads the profile again and \
        puts it in force, or refuses it and keeps the old one. SIGTERM and SIGINT stop the server \
        once the requests that have begun are answered.
        """)

    @Argument(
      help: "The profile, or a server.json.",
      completion: .file(extensions: ["yaml", "yml", "json"])
    )
    var profile: String

    @Option(help: "The address to listen on.")
    var address = "127.0.0.1"

    @Option(help: "The port; 0 for any free one (default: the API's own on loopback, else 8000).")
    var port: Int?

    @Option(
      help:
        "Where TLS ends here, a second port without it, to do there what transport.plain_http says."
    )
    var httpPort: Int?

    @Option(help: "Where relative paths of secrets start (default: the profile's directory).")
    var directory: String?

    @Option(help: "A folder for messages to users, which another program sends (.eml files).")
    var outbox: String?

    @Option(help: "How much is logged: trace, debug, info, notice, warning, error or critical.")
    var logLevel = "notice"

    @Option(help: "How log lines look: text or json.")
    var logFormat = LogFormat.text

    @Option(
      help: ArgumentHelp(
        "Offer metrics in Prometheus' text format at /metrics of this address.",
        valueName: "address:port"))
    var metricsAddress: ListenAddress?

    @Flag(help: "Tell the profile's fingerprint at /.well-known/countersign.")
    var announce = false

    @Flag(
      help:
        "Serve a profile in spite of errors, on loopback only, with routes that move the server's time and make it misbehave."
    )
    var lab = false

    @Option(help: "With --lab: how many seconds the server's time is ahead of the system's.")
    var clockOffset: Int64?

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
      if [port, httpPort].contains(where: { $0.map { !(0...65_535).contains($0) } ?? false }) {
        throw ValidationError("A port is a number from 0 to 65535.")
      }
      if Logger.Level(rawValue: logLevel) == nil {
        throw ValidationError("There is no log level `\(logLevel)`.")
      }
      guard let clockOffset else { return }
      if !lab { throw ValidationError("--clock-offset is for the lab: add --lab.") }
      if !(-LabBench.farthest...LabBench.farthest).contains(clockOffset) {
        throw ValidationError("--clock-offset is at most a hundred years either way.")
      }
    }

    func run() async throws {
      // A file that may not grow is a failed write like any other, not the end of the process.
      signal(SIGXFSZ, SIG_IGN)
      let profile = served
      let input: CompiledInput
      do {
        input = try profile.read()
      } catch let refusal as CompilationRefusal {
        throw refusal.told(with: output.renderer)
      }
      let settings = input.compiled.settings
      try checkOutbox()
      for note in ServeNotes.all(settings, hasOutbox: outbox != nil) {
        Console.error("note: \(note)")
      }
      var options = options(for: settings)
      try profile.fill(&options, with: input)
      options.onRunning = {
        [address, profile = self.profile, hasPage = options.console != nil] port in
        let host = address.contains(":") ? "[\(address)]" : address
        Console.print("serving \(profile) at \(host):\(port) as \(settings.site.api)")
        if hasPage { Console.print("console at \(ConsolePage.url(of: settings, port: port))") }
      }
      do {
        let server = try await AuthServer(
          settings, environment: Environment.all, directory: profile.directory,
          options: options)
        try await run(server, profile, options)
      } catch let error as ServerError {
        throw CommandFailure("\(error)", help: error.help)
      }
    }

    private func checkOutbox() throws(CommandFailure) {
      guard let outbox, !Folder.isFolder(outbox) || access(outbox, W_OK) != 0 else { return }
      throw CommandFailure("the outbox \(outbox) is no folder that can be written to")
    }

    private func run(
      _ server: AuthServer, _ profile: ServedProfile, _ options: ServerOptions
    ) async throws {
      let signals = await UnixSignalsSequence(trapping: .sighup)
      let reload = ReloadService(signals: signals) {
        await profile.reload(server, options, options.logger)
      }
      var configuration = ServiceGroupConfiguration(
        services: [server, reload], gracefulShutdownSignals: [.sigterm, .sigint],
        logger: options.logger)
      configuration.maximumGracefulShutdownDuration = Self.drain
      try await ServiceGroup(configuration: configuration).run()
    }

    /// How long requests that have begun may take once the server is told to stop.
    private static let drain = Duration.seconds(30)

    private var served: ServedProfile {
      ServedProfile(
        path: profile, directory: directory ?? home, lab: lab,
        isAnnounced: announce, reader: reading.reader)
    }

    /// The profile's folder; of a bare name the one that the command was started in.
    private var home: String {
      profile.contains("/") ? FilePath.directory(of: profile) : "."
    }

    private func options(for settings: AuthSettings) -> ServerOptions {
      var options = ServerOptions()
      options.address = address
      options.port = port ?? CompiledInput.port(of: settings) ?? 8000
      options.plainListener = httpPort.map { port in
        PlainListener(port: port) { [address] port in
          Console.print("plain http at \(address):\(port)")
        }
      }
      options.store = .file(database.database)
      options.outbox = outbox
      options.logger = logFormat.logger(Logger.Level(rawValue: logLevel) ?? .notice)
      options.metricsListener = metricsAddress.map { listener in
        MetricsListener(address: listener.address, port: listener.port) { port in
          Console.print("metrics at \(listener.address):\(port)/metrics")
        }
      }
      if lab {
        let bench = LabBench(offset: clockOffset ?? 0)
        options.bench = bench
        options.clock = { bench.now }
      }
      return options
    }
  }

  extension ServerError {
    /// What helps; nil when the error says it all.
    fileprivate var help: String? {
      switch self {
      case .portInUse, .portForbidden: "choose another with --port"
      case .secret: "the profile names where its secrets are; set them there"
      case .labNotOnLoopback: "use --address 127.0.0.1"
      case .tlsEndsElsewhere: "leave --http-port out, or set `transport.tls.termination: server`"
      case .databaseLocked, .databaseNotWritable: "choose another with --database"
      default: nil
      }
    }
  }
#endif
