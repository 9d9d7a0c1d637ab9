#if Server
  import ArgumentParser

  /// Where users and sessions are kept.
  struct DatabaseOptions: ParsableArguments {
    @Option(help: "The SQLite file with users and sessions.", completion: .file())
    var database = "countersign.sqlite"
  }
#endif
