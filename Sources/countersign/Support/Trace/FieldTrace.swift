import CountersignProfile
import CountersignSettings
import CountersignSource
import CountersignTargets

/// Which lines of the generated files a field makes.
///
/// A field makes the lines that change or vanish when it has another value and all else stays, those
/// that one of several fields is enough for, and those that are named after it.
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
  private let form: SwiftForm
  private let files: TracedFiles

  /// Prepares for the fields of a compiled profile.
  init(of profile: Profile, _ compilation: Compilation, _ form: SwiftForm) throws {
    self.profile = profile
    self.compilation = compilation
    self.form = form
    files = TracedFiles(try compilation.artifacts(form))
  }

  /// The lines that a field makes itself, in the order of the files; nil for a field that is not
  /// compiled.
  ///
  /// With `comments`, also those of the Swift file that tell of the field.
  func lines(of field: Field, comments: Bool = false) -> [Line]? {
    guard let variants = variants(of: field) else { return nil }
    var found = changedLines(by: variants)
    found.formUnion(sharedLines(of: field, variants))
    found.formUnion(files.lines { path, line in field.names(line, of: path) })
    found.formUnion(
      files.lines(CanonicalJSON.lines(of: field.path, in: compiled), of: "server.json"))
    if comments { found.formUnion(commentLines(of: field)) }
    return files.listed(found)
  }

  /// The lines that are others in some of these profiles.
  private func changedLines(by variants: [CompiledProfile]) -> TracedFiles.Numbers {
    var found = TracedFiles.Numbers()
    for variant in variants {
      // A value that no target can express, such as a name that names no file, shows nothing.
      guard let others = try? compilation.of(variant).artifacts(form) else { continue }
      found.formUnion(files.lines(differingFrom: others))
    }
    return found
  }

  /// The lines for which one of several fields is enough.
  private func sharedLines(of field: Field, _ variants: [CompiledProfile]) -> TracedFiles.Numbers {
    var found = TracedFiles.Numbers()
    if let sibling = Self.sibling(of: field) {
      let both = variants.flatMap { self.variants(of: sibling, in: $0) ?? [] }
      found = changedLines(by: both)
        .subtracting(changedLines(by: self.variants(of: sibling) ?? []))
    }
    for joint in SettingVariants.joint(compiled, field: field.path) {
      found.formUnion(
        changedLines(by: [joint.all]).subtracting(changedLines(by: [joint.others])))
    }
    return found
  }

  /// The lines of the Swift file that tell of a field.
  private func commentLines(of field: Field) -> TracedFiles.Numbers {
    let untold = compilation.telling(
      SettingNote(origin: "", meaning: "", rules: []), of: field.path)
    guard let others = try? untold.artifacts(form) else { return TracedFiles.Numbers() }
    return files.lines(differingFrom: others)
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
      profile.fieldsFollowing(from: field, in: $0.settings)
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
