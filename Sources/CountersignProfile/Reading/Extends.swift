import CountersignSource

/// The gathering of a profile and all that it extends, strongest first.
struct LayerGathering {
  let files: ProfileFiles
  let limits: YAMLLimits
  private let profile: String
  /// The directory that bases must stay inside; asked for when the first base is named.
  private lazy var root = files.root(for: profile)
  private(set) var layers: [Layer] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether every file could be read whole.
  private(set) var isComplete = true

  static let greatestDepth = 8

  init(files: ProfileFiles, limits: YAMLLimits, profile: String) {
    self.files = files
    self.limits = limits
    self.profile = profile
  }

  /// Reads `source` and its bases. A base counts less than what names it, and an earlier base of
  /// a list less than a later one.
  mutating func gather(_ source: SourceText, path: String) {
    gather(source, path: path, broughtBy: nil, chain: [path])
  }

  private mutating func gather(
    _ source: SourceText, path: String, broughtBy: Place?, chain: [String]
  ) {
    let (tree, found) = YAMLReader(limits: limits).read(source)
    diagnostics += found.map { $0.used(at: broughtBy) }
    guard let tree else { return isComplete = false }
    guard tree.kind(tree.root) == .map else {
      isComplete = false
      return diagnostics.append(
        Diagnostic(
          .error, "value-invalid", "a profile is a map of settings", at: tree.place(tree.root),
          help: "begin with `profile: 1`, and write `key: value` on lines of their own"
        ).used(at: broughtBy))
    }
    layers.append(Layer(path: path, tree: tree, broughtBy: broughtBy))
    for base in bases(in: tree).reversed() {
      follow(base, from: path, in: tree, chain: chain)
    }
  }

  private func bases(in tree: YAMLTree) -> [YAMLTree.Node] {
    guard tree.kind(tree.root) == .map,
      let entry = tree.entries(of: tree.root).first(where: { tree.text($0.key) == "extends" })
    else { return [] }
    if tree.isNull(entry.value) { return [] }
    return tree.kind(entry.value) == .list ? Array(tree.items(of: entry.value)) : [entry.value]
  }

  private mutating func follow(
    _ node: YAMLTree.Node, from path: String, in tree: YAMLTree, chain: [String]
  ) {
    let name = tree.text(node)
    guard tree.kind(node) == .scalar, !tree.isNull(node), !name.isEmpty else {
      return report(
        "`extends` names files, and this is none", at: tree.place(node),
        help: "write one path, or a list of paths")
    }
    let target = FilePath.join(path, name)
    if let refusal = refusal(of: name, target: target, chain: chain) {
      return report(refusal.0, at: tree.place(node), help: refusal.1)
    }
    do {
      let source = try files.read(target)
      gather(source, path: target, broughtBy: tree.place(node), chain: chain + [target])
    } catch {
      report(
        "cannot read `\(name)`: \(error.reason)", at: tree.place(node),
        help: "paths are relative to the file that names them: this one is `\(target)`")
    }
  }

  private mutating func refusal(
    of name: String, target: String, chain: [String]
  ) -> (String, String?)? {
    if name.contains("://") {
      return (
        "`\(name)` is an address: bases are files", "write the path of a file in this project"
      )
    }
    if name.contains("*") || name.contains("?") {
      return (
        "`\(name)` is a pattern: bases are named one by one", "write `[one.yaml, other.yaml]`"
      )
    }
    if chain.count >= Self.greatestDepth {
      return (
        "profiles extend one another more than \(Self.greatestDepth) deep",
        "join some of the bases into one"
      )
    }
    let real = files.realPath(target)
    if chain.contains(where: { $0 == target || (real != nil && files.realPath($0) == real) }) {
      return (
        "`\(name)` extends itself", "the way round: \((chain + [target]).joined(separator: " → "))"
      )
    }
    if let root, !root.isEmpty, let real, !real.hasPrefix(root + "/") {
      return ("`\(name)` lies outside the project", "bases stay inside the profile's project")
    }
    return nil
  }

  private mutating func report(_ message: String, at place: Place, help: String? = nil) {
    isComplete = false
    diagnostics.append(Diagnostic(.error, "extends-unresolvable", message, at: place, help: help))
  }
}
