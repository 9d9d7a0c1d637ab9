#if Server
  import ArgumentParser

  /// Stands servers up and loads them; `Benchmarks/server` puts the parts together.
  @main
  struct ServerBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ServerBenchmark",
      abstract: "Servers and load for Benchmarks/server; each prints one JSON object or a port.",
      subcommands: [
        BareServer.self, ProfileServer.self, DataLoad.self, LoginLoad.self, RefreshLoad.self,
        HashLoad.self,
      ])
  }
#else
  /// There is no server to measure without the `Server` trait.
  @main
  enum ServerBenchmark {
    static func main() {}
  }
#endif
