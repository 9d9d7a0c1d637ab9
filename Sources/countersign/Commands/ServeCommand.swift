#if Server
  import ArgumentParser
  import CountersignProfile
  import CountersignServer
  import CountersignSettings
  import Logging
  import ServiceLifecycle
  import UnixSignals

  /// `countersign serve`: runs an auth server that does what a profile says.
  struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "serve",
      abstract: "Runs an auth server that does what a profile, or a compiled server.json, says.",
      discussion: """
        Users and sessions are kept in an SQLite file; `countersign users add NAME` adds users to \
        it. Keys are read from where the profile says they are. SIGTERM and SIGINT stop the server \
        cleanly.
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

    @Option(help: "Where relative paths of secrets start (default: the profile's directory).")
    var directory: String?

    @Option(help: "How much is logged: trace, debug, info, notice, warning, error or critical.")
    var logLevel = "notice"

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
      if let port, !(0...65_535).contains(port) {
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
      let compiled = try CompiledInput(
        profile, lab: lab, reading: reading, renderer: output.renderer
      ).compiled
      let settings = compiled.settings
      let options = options(for: compiled)
      do {
        let server = try await AuthServer(
          settings, environment: Environment.all,
          directory: directory ?? FilePath.directory(of: profile), options: options)
        let group = ServiceGroup(
          services: [server], gracefulShutdownSignals: [.sigterm, .sigint], logger: options.logger)
        try await group.run()
      } catch let error as ServerError {
        throw CommandFailure("\(error)", help: error.help)
      }
    }

    private func options(for compiled: CompiledProfile) -> ServerOptions {
      var options = ServerOptions()
      let settings = compiled.settings
      options.address = address
      options.port = port ?? CompiledInput.port(of: settings) ?? 8000
      options.store = .file(database.database)
      options.isLab = compiled.lab
      if lab {
        let bench = LabBench(offset: clockOffset ?? 0)
        options.bench = bench
        options.clock = { bench.now }
      }
      options.logger = Logger(
        label: "countersign", factory: { StreamLogHandler.standardError(label: $0) })
      options.logger.logLevel = Logger.Level(rawValue: logLevel) ?? .notice
      options.onRunning = { [address, profile] port in
        Console.print("serving \(profile) at \(address):\(port) as \(settings.site.api)")
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
      case .databaseLocked, .databaseNotWritable: "choose another with --database"
      default: nil
      }
    }
  }
#endif
