#if Server
  import CountersignKeys
  import CountersignRules

  /// The rules that profiles are judged by, as a whole.
  enum RuleSet {
    /// The program's version and, after a plus, a digest of the rules' slugs, which changes when a
    /// rule comes or goes.
    static let version: String = {
      let slugs = Checklist.all.map(\.slug).sorted().joined(separator: "\n")
      return Version.text + "+" + Digest.sha256Hex(Array(slugs.utf8)).prefix(8)
    }()
  }
#endif
