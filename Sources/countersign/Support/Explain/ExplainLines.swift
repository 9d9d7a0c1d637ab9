import CountersignExplain
import CountersignSettings
import CountersignSource

/// Lines of an explanation, with the reason below what is refused.
struct ExplainLines {
  private(set) var text = ""
  private let width: Int

  /// Lines of at most `width` columns, or longer where a single word is.
  init(width: Int = Console.width ?? 100) {
    self.width = max(60, width)
  }

  /// Adds a line; what a terminal would obey or hide is spelled out.
  mutating func add(_ line: String) { text += Visible.text(line) + "\n" }

  /// Adds words below an indentation, broken where the line is full; the last of them, such as a
  /// place, stay together.
  mutating func add(_ words: String, last: String? = nil, indent: Int) {
    var line = String(repeating: " ", count: indent)
    var isEmpty = true
    for word in words.split(separator: " ").map(String.init) + (last.map { [$0] } ?? []) {
      if !isEmpty, line.count + 1 + word.count > width {
        add(line)
        line = String(repeating: " ", count: indent + 2)
        isEmpty = true
      }
      line += isEmpty ? word : " " + word
      isEmpty = false
    }
    add(line)
  }

  /// Adds why an answer is no, and what would make it a yes.
  mutating func add(reason answer: Answer, indent: Int) {
    guard !answer.isYes else { return }
    add(answer.explanation, last: "(\(answer.citation))", indent: indent)
    add(changesFor: answer, indent: indent)
  }

  /// Adds what would make an answer a yes, or why nothing does.
  mutating func add(changesFor answer: Answer, indent: Int) {
    guard answer.isFault else { return }
    for change in answer.proposal?.changes ?? [] {
      add("change: \(change.words)", last: change.place.map { "(\($0))" }, indent: indent)
    }
    guard answer.proposal == nil else { return }
    add("change: none; \(answer.obstacle ?? "nothing that was tried helps")", indent: indent)
  }
}

extension Answer {
  /// The answer in a word or three.
  var word: String { isYes ? "yes" : isWanted ? "NO" : "no, as it should be" }
}

extension Change {
  /// The change in words, without the place.
  var words: String {
    switch (from, to) {
    case (_, nil): "leave out `\(field)`"
    case (nil, let to?): to.isEmpty ? "add `\(field)`" : "add `\(field)=\(to)`"
    case (let from?, let to?):
      "\(field): \(from) → \(to)"
    }
  }
}
