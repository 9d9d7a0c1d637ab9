import ArgumentParser
import CountersignProfile
import CountersignSource
import CountersignTargets

/// `countersign trace`: from a field to the lines it makes, and from a header back to the profile.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Lists every generated line that a field makes, or the fields behind a header.",
    usage: """
      countersign trace <field> <profile>
      countersign trace --header <line> <profile>
      """,
    discussion: """
      FIELD is a field such as tokens.access_lifetime, or a section such as cookies.access. Its \
      lines are those that change or vanish when it has another value, those that are named after \
      it, and comments that tell of it; fields that are not written and follow from it are listed \
      with their lines, too. The fingerprint, which all fields make, is left out. --import and \
      --overrides are those that the profile is compiled with.

      With --header, a line such as `Set-Cookie: access=…; Max-Age=300` goes back to the fields \
      that decide it. The value of a cookie is never printed. Exit status 1 when the profile says \
      something else than the header.
      """)

  @Argument(help: ArgumentHelp("The field, then the profile.", valueName: "field-and-profile"))
  var arguments: [String]

  @Option(help: ArgumentHelp("A header of an answer.", valueName: "line"))
  var header: String?

  @OptionGroup var swift: SwiftOptions
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var options: OutputOptions

  func validate() throws {
    guard arguments.count == (header == nil ? 2 : 1) else {
      throw ValidationError("Name a field and a profile, or --header with a line and a profile.")
    }
  }

  func run() throws {
    let fields = header == nil ? try FieldTable.fields(at: arguments[0]) : []
    let judgment = try Judgment(of: arguments[arguments.count - 1], reader: reading.reader)
    // Errors of the checklist do not matter to what comes from where.
    let compilation = try Compilation(of: judgment, lab: true, renderer: options.renderer)
    guard let profile = judgment.profile else { throw ExitStatus.unjudged }
    let trace = try FieldTrace(of: profile, compilation, swift.form)
    guard let header else {
      for field in fields { show(field, trace) }
      return
    }
    try show(try HeaderTrace(header, settings: profile.settings), trace)
  }

  private func show(_ field: Field, _ trace: FieldTrace) {
    Console.print(Visible.text(trace.words(for: field)))
    showLines(of: field, trace)
    for source in trace.sources(of: field) {
      Console.print(Visible.text("  follows from \(trace.words(for: source))"))
    }
    for follower in trace.following(field) {
      Console.print(Visible.text("  from it follows \(trace.words(for: follower))"))
      showLines(of: follower, trace)
    }
  }

  private func showLines(of field: Field, _ trace: FieldTrace) {
    guard let lines = trace.lines(of: field, comments: true) else {
      return Console.print("  it is for Countersign itself and makes no line")
    }
    if lines.isEmpty { Console.print("  it makes no line of the profile's targets") }
    for line in lines {
      Console.print(Visible.text("  \(line.path):\(line.number): \(line.text)"))
    }
  }

  private func show(_ header: HeaderTrace, _ trace: FieldTrace) throws {
    Console.print(Visible.text(header.title))
    for part in header.parts {
      for field in try FieldTable.fields(at: part.field) {
        let difference = part.expected.map { "  DIFFERS: the profile gives \($0)" } ?? ""
        Console.print(Visible.text("  \(part.wire)  ←  \(trace.words(for: field))\(difference)"))
        for source in trace.sources(of: field) {
          Console.print(Visible.text("    follows from \(trace.words(for: source))"))
        }
      }
    }
    if header.parts.contains(where: { $0.expected != nil }) { throw ExitStatus.findings }
  }
}
