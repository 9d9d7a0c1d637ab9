/// Files that are complete beside their places and wait to take them all at once.
struct Staging {
  /// What became of each file, in the order in which they were added.
  private(set) var outcomes: [ArtifactWriter.Outcome] = []

  private let directory: String
  private var paths: Set<String> = []
  private var createdDirectories: [String] = []
  private var usedDirectories: Set<String> = []
  private var pending: [Pending] = []

  private struct Pending {
    var place: String
    var temporary: String
    /// A second name of what was at the place; nil when nothing was.
    var former: String?
    var isInPlace = false
  }

  /// Prepares for files below `directory`, which may itself be reached by a symbolic link.
  init(directory: String) throws(OutputError) {
    guard !directory.isEmpty else { throw .unusablePath(directory) }
    self.directory = directory
  }

  /// Puts a file beside its place, unless the same is there already.
  mutating func add(_ artifact: Artifact) throws(OutputError) {
    let parts = artifact.path.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { !["", ".", ".."].contains($0) && !$0.contains("\0") }
    guard isPlain, let name = parts.last, paths.insert(artifact.path).inserted else {
      throw .unusablePath(artifact.path)
    }
    let folder = try folder(for: parts.dropLast())
    let place = "\(folder)/\(name)"
    let kind = try FileSystem.kind(of: place)
    switch kind {
    case .nothing: break
    case .file where try FileSystem.read(place) == artifact.bytes:
      return outcomes.append(.unchanged)
    case .file: break
    case .symbolicLink: throw .symbolicLink(place)
    case .directory, .other: throw .notAFile(place)
    }
    let stem = "\(folder)/.\(name).\(FileSystem.process)"
    let former = kind == .file ? "\(stem).old" : nil
    pending.append(Pending(place: place, temporary: "\(stem).new", former: former))
    usedDirectories.insert(folder)
    try FileSystem.create("\(stem).new", bytes: artifact.bytes)
    outcomes.append(.written)
  }

  /// Moves every file to its place; on an error `discard` undoes it.
  mutating func commit() throws(OutputError) {
    for index in pending.indices {
      if let former = pending[index].former {
        try FileSystem.link(pending[index].place, as: former)
      }
      try FileSystem.move(pending[index].temporary, over: pending[index].place)
      pending[index].isInPlace = true
    }
    for folder in usedDirectories.sorted() { try FileSystem.synchronize(directory: folder) }
    for former in pending.compactMap(\.former) { FileSystem.remove(former) }
  }

  /// Restores what was there before, as far as the file system lets it.
  mutating func discard() {
    for file in pending.reversed() {
      FileSystem.remove(file.temporary)
      guard let former = file.former else {
        if file.isInPlace { FileSystem.remove(file.place) }
        continue
      }
      if file.isInPlace { try? FileSystem.move(former, over: file.place) }
      FileSystem.remove(former)
    }
    for folder in createdDirectories.reversed() { FileSystem.removeDirectory(folder) }
    pending = []
  }

  /// Returns the path of the folder that these parts lead to, having created what is missing.
  private mutating func folder(for parts: some Sequence<Substring>) throws(OutputError) -> String {
    try createOutputDirectory()
    var path = directory
    for part in parts {
      path += "/\(part)"
      try createFolder(path, following: false)
    }
    return path
  }

  private mutating func createOutputDirectory() throws(OutputError) {
    var path = directory.hasPrefix("/") ? "" : "."
    for part in directory.split(separator: "/") {
      path += "/\(part)"
      try createFolder(path, following: true)
    }
  }

  private mutating func createFolder(_ path: String, following: Bool) throws(OutputError) {
    switch try FileSystem.kind(of: path, following: following) {
    case .directory: break
    case .nothing:
      try FileSystem.createDirectory(path)
      createdDirectories.append(path)
    case .symbolicLink: throw .symbolicLink(path)
    case .file, .other: throw .notADirectory(path)
    }
  }
}
