import CountersignBrowser
import Foundation

// Reads cases as JSON on standard input and writes the procedure's answers as JSON.

/// Runs one case through a fresh browser.
func answer(_ subject: Case) throws -> CaseAnswer {
  var browser = Browser(try known(subject.preset, Agent.preset(named:)))
  let steps = try subject.steps.map { step in
    var answer = try perform(step, in: &browser)
    browser.store.evictExpired(at: step.at)
    answer.jar = browser.store.cookies.map(Cookie.init)
    return answer
  }
  return CaseAnswer(id: subject.id, steps: steps)
}

/// Does one step.
func perform(_ step: Step, in browser: inout Browser) throws -> StepAnswer {
  switch step.deed {
  case .request:
    let answer = step.answer?.planned ?? ServerAnswer()
    return StepAnswer(browser.perform(try step.request(), answer: answer, at: step.at))
  case .set:
    let document = try step.document()
    return StepAnswer(browser.setCookie(step.line ?? "", from: document, at: step.at))
  case .read:
    return StepAnswer(browser.visibleCookies(to: try step.document(), at: step.at))
  }
}

do {
  let input = FileHandle.standardInput.readDataToEndOfFile()
  let cases = try JSONDecoder().decode([Case].self, from: input)
  let report = Report(clauses: Clause.all.map(ClauseEntry.init), cases: try cases.map(answer))
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  FileHandle.standardOutput.write(try encoder.encode(report))
} catch {
  FileHandle.standardError.write(Data("the cases cannot be answered: \(error)\n".utf8))
  exit(1)
}
