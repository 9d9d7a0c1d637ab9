#if Server
  import ArgumentParser
  import CountersignKeys

  /// How many passwords the cores check when they do nothing else.
  struct HashLoad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "hash")

    @Option var threads = 2
    @Option var seconds = 5

    func run() async throws {
      let hash = try PasswordHash.make("correct horse", cost: .standard)
      let clock = ContinuousClock()
      let start = clock.now
      let end = start + .seconds(seconds)
      let count = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<threads {
          group.addTask {
            var count = 0
            while ContinuousClock.now < end {
              guard try PasswordHash.verify("correct horse", against: hash) else { continue }
              count += 1
            }
            return count
          }
        }
        return try await group.reduce(0, +)
      }
      let rate = Double(count) / ((clock.now - start) / .seconds(1))
      Announcer.line("{\"rate\":\(rate)}")
    }
  }
#endif
