#if Server
  import CountersignProfile
  import CountersignRules

  /// The profiles of a run, those of one directory compared as `countersign lint` compares them.
  struct ProfileFamily {
    /// The judgements in the order of the profiles.
    private(set) var judgments: [Judgment]

    /// Compares the profiles of each directory.
    init(_ judgments: [Judgment]) {
      self.judgments = judgments
      for (_, indices) in Dictionary(grouping: judgments.indices, by: directory) {
        let judged = indices.filter { judgments[$0].member != nil }
        guard (2...FamilyQueue.largest).contains(judged.count) else { continue }
        let members = judged.compactMap { judgments[$0].member }
        for (index, findings) in zip(judged, Linter().findings(across: members)) {
          self.judgments[index].add(findings)
        }
      }
    }

    /// Whether a profile of another environment signs with the key of this one; nil when there is
    /// none beside it, and when both take the key from an environment variable of one name.
    func sharesSigningKey(_ index: Int) -> Bool? {
      guard let member = judgments[index].member else { return nil }
      let answers = judgments.indices.filter { directory($0) == directory(index) }
        .compactMap { judgments[$0].member }
        .filter { $0.profile.environment != member.profile.environment }
        .map { member.sharesSigningKey(with: $0) }
      if answers.contains(.yes) { return true }
      return answers.isEmpty || answers.contains(.perhaps) ? nil : false
    }

    private func directory(_ index: Int) -> String {
      FilePath.directory(of: judgments[index].path)
    }
  }
#endif
