import CountersignProfile
import CountersignSettings
import CountersignSource
import CountersignTargets

/// A folder of a user's own templates with `outputs.yaml`, the list of files that are made of them.
///
/// An entry of the list has `template`, a file of the folder, `path`, the file to make, and
/// `values`, the settings that the template uses.
struct OwnTemplates {
  private let folder: String
  private let renderer: DiagnosticRenderer

  /// An entry of the list.
  private struct Output {
    var template: String
    var path: String
    var values: [String]
    var valuePlaces: [Place]
    var templatePlace: Place
  }

  /// Names the folder; nothing is read yet.
  init(_ folder: String, renderer: DiagnosticRenderer) {
    self.folder = folder
    self.renderer = renderer
  }

  /// The files of the list for a profile.
  ///
  /// What is wrong with the list or a template is printed at its line, and then the process ends
  /// with status 2.
  func artifacts(for profile: CompiledProfile) throws -> [Artifact] {
    var artifacts: [Artifact] = []
    for output in try outputs() { artifacts.append(try artifact(output, profile)) }
    return artifacts
  }

  private func artifact(_ output: Output, _ profile: CompiledProfile) throws -> Artifact {
    let source = try text(of: output.template, at: output.templatePlace)
    do throws(TargetError) {
      return Artifact(
        path: output.path,
        text: try Self.filled(source, output.values, profile))
    } catch {
      throw refusal(diagnostic(error, output, source))
    }
  }

  private static func filled(
    _ source: SourceText, _ values: [String], _ profile: CompiledProfile
  ) throws(TargetError) -> String {
    let template: OwnTemplate
    do throws(TemplateError) {
      template = try OwnTemplate(name: source.name, text: source.text(in: source.range))
    } catch {
      throw .template(error)
    }
    return try template.filled(with: values, of: profile)
  }

  private func diagnostic(
    _ error: TargetError, _ output: Output, _ source: SourceText
  ) -> Diagnostic {
    let slug = "template-refused"
    func place(_ path: String) -> Place {
      let index = output.values.firstIndex { path == $0 || path.hasPrefix("\($0).") }
      return index.map { output.valuePlaces[$0] } ?? output.templatePlace
    }
    func line(_ number: Int) -> Place { Place(source: source, range: source.range(ofLine: number)) }
    switch error {
    case .unknown(let path):
      let guess = Suggestion.nearest(to: path, among: FieldTable.all.map(\.path))
      return Diagnostic(
        .error, slug, "the profile has no value `\(path)`", at: place(path),
        help: guess.map { "did you mean `\($0)`?" })
    case .inexpressible(let path):
      return Diagnostic(
        .error, slug, "the template's language has no literal for this value", at: place(path),
        help: "its type has none, or its text cannot be quoted; a list is put by a section")
    case .template(.malformed(_, let number, let problem)):
      return Diagnostic(.error, slug, problem, at: line(number))
    case .template(.missing(let name, _, let number)):
      return Diagnostic(
        .error, slug, "no value is supplied for `\(name)`", at: line(number),
        help: "add the setting to `values` of this template in \(listName)")
    case .template(.unfit(let name, _, let number)):
      return Diagnostic(
        .error, slug, "`\(name)` is of another kind than its place", at: line(number))
    case .template(.unused(let name, _)):
      let path = output.values.first { OwnTemplate.name(of: $0) == name } ?? name
      return Diagnostic(
        .error, slug, "`\(name)` is supplied and the template never uses it", at: place(path),
        help: "remove it from `values`")
    default:
      return Diagnostic(.error, slug, error.description, at: output.templatePlace)
    }
  }

  private var listName: String { "\(folder)/outputs.yaml" }

  private func outputs() throws -> [Output] {
    let source = try read(listName)
    let (tree, diagnostics) = YAMLReader().read(source)
    guard let tree, !diagnostics.contains(where: { $0.severity == .error }) else {
      throw refusal(diagnostics)
    }
    let whole = tree.place(tree.root)
    guard tree.kind(tree.root) == .list else {
      throw refusal(fault("the list of outputs is a list of maps", at: whole))
    }
    return try tree.items(of: tree.root).map { try output($0, in: tree) }
  }

  private func output(_ item: YAMLTree.Node, in tree: YAMLTree) throws -> Output {
    var found: [String: YAMLTree.Node] = [:]
    for entry in tree.entries(of: item) {
      let key = tree.text(entry.key)
      guard ["template", "path", "values"].contains(key) else {
        throw refusal(fault("there is no key `\(key)`", at: tree.place(entry.key)))
      }
      found[key] = entry.value
    }
    guard let template = found["template"], let path = found["path"], let values = found["values"],
      tree.kind(template) == .scalar, tree.kind(path) == .scalar, tree.kind(values) == .list
    else {
      throw refusal(fault("an output has `template`, `path` and `values`", at: tree.place(item)))
    }
    let items = Array(tree.items(of: values))
    return Output(
      template: tree.text(template), path: tree.text(path), values: items.map(tree.text),
      valuePlaces: items.map(tree.place), templatePlace: tree.place(template))
  }

  private func fault(_ message: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "template-refused", message, at: place,
      help: "an entry is `{ template: a.mustache, path: a.conf, values: [tokens.issuer] }`")
  }

  private func refusal(_ diagnostic: Diagnostic) -> ExitStatus { refusal([diagnostic]) }

  private func refusal(_ diagnostics: [Diagnostic]) -> ExitStatus {
    for diagnostic in diagnostics { Console.error(renderer.text(diagnostic)) }
    Console.error("countersign: the templates of \(folder) cannot be filled")
    return .unjudged
  }

  private func text(of template: String, at place: Place) throws -> SourceText {
    let parts = template.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !["", ".", ".."].contains($0) }) else {
      throw refusal(fault("`template` is a file below the folder", at: place))
    }
    return try read("\(folder)/\(template)")
  }

  private func read(_ path: String) throws(CommandFailure) -> SourceText {
    do throws(SourceFileError) {
      return try SourceFile.read(path, named: path, limit: YAMLLimits().fileBytes)
    } catch {
      throw CommandFailure(
        "cannot read \(path): \(error.reason)",
        help: "--templates takes a folder with outputs.yaml and the templates that it lists")
    }
  }
}
