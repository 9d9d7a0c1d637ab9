#if Server
  package import CountersignKeys
  public import CoreMetrics
  public import Logging

  /// How a server runs, as far as its profile does not say.
  public struct ServerOptions: Sendable {
    /// The address to listen on: a host name or an IP address.
    public var address = "127.0.0.1"

    /// The port to listen on; 0 lets the system choose, and `onRunning` is told which.
    public var port = 0

    /// Where the server listens without TLS as well; nil listens once. Only a server that ends TLS
    /// itself has such a second port.
    public var plainListener: PlainListener?

    /// Where users and sessions are kept.
    public var store = StoreLocation.memory

    /// Whether the profile was compiled in spite of errors: then only loopback is listened on, and
    /// keys that are too short are taken.
    public var isLab = false

    /// The folder for messages to users, which another program sends; nil where there is none, and
    /// then nobody can reset a forgotten password.
    public var outbox: String?

    /// How many passwords are hashed at once, each on a thread of its own.
    public var hashingThreads = 2

    /// How many connections are open at once; more wait until one is closed.
    public var connectionLimit = 10_000

    /// How long a connection may be silent, or take to send a request's head.
    public var idleTime = Duration.seconds(60)

    /// What is told of the profile at `/.well-known/countersign`; nil tells nothing.
    public var announcement: Announcement?

    /// The page at `/` to try the profile with; nil for none.
    public var console: ConsolePage?

    /// Where counts and times go; nil is the process-wide `MetricsSystem`.
    public var metrics: (any MetricsFactory)?

    /// Where the server itself offers its metrics in Prometheus' text format, in place of
    /// `metrics`; nil offers none.
    public var metricsListener: MetricsListener?

    /// Milliseconds since 1970.
    public var clock: @Sendable () -> Int64 = ServerClock.system

    /// Makes so many random octets.
    public var random: @Sendable (Int) throws -> [UInt8] = { try RandomBytes.make($0) }

    /// Where the server writes what happens; no token and no password is in it.
    public var logger = Logger(label: "countersign.server")

    /// Called once with the port when the server listens.
    public var onRunning: @Sendable (Int) -> Void = { _ in }

    /// What moves the server's time and makes it misbehave, on loopback only; nil outside the lab.
    /// Its time is the server's only if `clock` is `bench.now`.
    package var bench: LabBench?

    /// The certificate to end TLS with in spite of the profile; nil does what the profile says.
    package var tls: TLSMaterial?

    /// Counters that other servers of this process count with too; nil makes some of its own.
    package var limits: Limits?

    /// How the database commits.
    package var tuning = StoreTuning()

    /// What a new password hash costs.
    package var passwordCost = PasswordHash.Cost.standard

    /// Creates options for an unsaved server on a loopback port that the system chooses.
    public init() {}
  }
#endif
