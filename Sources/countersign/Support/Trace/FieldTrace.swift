import CountersignProfile
import CountersignSettings
import CountersignSource
import CountersignTargets

/// Which lines of the generated files a field makes.
///
/// A field makes the lines that change or vanish when it has another value and all else stays.
struct FieldTrace {
  /// A line of a generated file.
  struct Line: Hashable {
    /// The path below the output directory.
    var path: String
    /// From 1.
    var number: Int
    /// The text, without indentation.
    var text: String
  }

  let profile: Profile
  /// What the profile is compiled into.
  var compiled: CompiledProfile { compilation.compiled }

  private let compilation: Compilation
  private let mode: SwiftTarget.Mode
  private let artifacts: [Artifact]
  private let lines: [[String]]

  /// Prepares for the fields of a compiled profile.
  init(of profile: Profile, _ compilation: Compilation, mode: SwiftTarget.Mode) throws {
    self.profile = profile
    self.compilation = compilation
    self.mode = mode
    artifacts = try compilation.artifacts(mode: mode)
    lines = artifacts.map(Self.lines)
  }

  /// The lines that a field makes itself, in the order of the files; nil for a field that is not
  /// compiled.
  func lines(of field: Field) throws -> [Line]? {
    guard let variants = variants(of: field) else { return nil }
    var found = try changedLines(by: variants)
    if let sibling = Self.sibling(of: field) {
      let both = try changedLines(
        by: variants.flatMap { self.variants(of: sibling, in: $0) ?? [] })
      let other = try changedLines(by: self.variants(of: sibling) ?? [])
      for index in found.indices { found[index].formUnion(both[index].subtracting(other[index])) }
    }
    return found.enumerated().flatMap { index, numbers in
      numbers.sorted().map { number in
        Line(
          path: artifacts[index].path, number: number + 1,
          text: String(lines[index][number].drop { $0 == " " || $0 == "\t" }))
      }
    }
  }

  /// The lines of each file that are others in some of these profiles, from 0.
  private func changedLines(by variants: [CompiledProfile]) throws -> [Set<Int>] {
    var found = [Set<Int>](repeating: [], count: artifacts.count)
    for variant in variants {
      // A value that no target can express, such as a name that names no file, shows nothing.
      guard let others = try? compilation.of(variant).artifacts(mode: mode) else { continue }
      for (index, other) in others.enumerated() where others.count == artifacts.count {
        for run in LineRuns.differing(lines[index], Self.lines(other)) {
          found[index].formUnion(run.old)
        }
      }
    }
    return found
  }

  /// The field of the other token cookie, with which a target may write one line for both.
  private static func sibling(of field: Field) -> Field? {
    let (access, refresh) = ("cookies.access.", "cookies.refresh.")
    let path =
      field.path.hasPrefix(access)
      ? field.path.replacing(access, with: refresh) : field.path.replacing(refresh, with: access)
    return path == field.path ? nil : FieldTable.number(of: path).map { FieldTable.all[$0] }
  }

  /// The fields that are not written and whose values follow from this one.
  func following(_ field: Field) -> [Field] {
    let paths = (variants(of: field) ?? []).flatMap {
      profile.fieldsFollowing(from: $0.settings)
    }
    return FieldTable.all.filter { $0.path != field.path && paths.contains($0.path) }
  }

  /// The written fields that the value of this one follows from; none for a written field.
  func sources(of field: Field) -> [Field] {
    guard profile.origin(of: field.path) == .implied else { return [] }
    return FieldTable.all.filter { source in
      profile.origin(of: source.path) != .implied && following(source).contains { $0 === field }
    }
  }

  /// The field with its value and where that stands: `tokens.leeway: 0s  (profile.yaml:7)`.
  func words(for field: Field) -> String {
    let place = profile.origin(inWords: field.path)
    return "\(field.path): \(field.spell(profile.draft))  (\(place))"
  }

  private func variants(
    of field: Field, in profile: CompiledProfile? = nil
  ) -> [CompiledProfile]? {
    SettingVariants.of(
      profile ?? compilation.compiled, field: field.path, words: field.words)
  }

  private static func lines(_ artifact: Artifact) -> [String] {
    String(decoding: artifact.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension FieldTable {
  /// The field with this path, or those of a section.
  ///
  /// - Throws: `CommandFailure` when there is neither.
  static func fields(at path: String) throws(CommandFailure) -> [Field] {
    if let number = number(of: path) { return [all[number]] }
    let section = all.filter { $0.path.hasPrefix(path + ".") }
    guard section.isEmpty else { return section }
    let guess = Suggestion.nearest(to: path, among: all.map(\.path))
    throw CommandFailure(
      "there is no field `\(path)`",
      help: guess.map { "did you mean `\($0)`?" } ?? "countersign schema --reference lists them")
  }
}
