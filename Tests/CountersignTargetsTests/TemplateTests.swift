import Testing

@testable import CountersignTargets

@Suite("A template")
struct TemplateTests {
  @Test("is filled with code, flags and lists")
  func filled() throws {
    let text = """
      {{! a comment }}
      {{name}}{{#on}} on{{/on}}{{^on}} off{{/on}}
      {{#rows}}
      {{row}} of {{name}}
      {{/rows}}
      {{^rows}}
      none
      {{/rows}}

      """
    let template = try swift(text)
    let rows: [[String: TemplateValue]] = [["row": code("1")], ["row": code("2")]]
    let full = try template.filled(["name": code("x"), "on": .flag(true), "rows": .list(rows)])
    #expect(full == "x on\n1 of x\n2 of x\n")
    let empty = try template.filled(["name": code("x"), "on": .flag(false), "rows": .list([])])
    #expect(empty == "x off\nnone\n")
  }

  @Test("inserts code as it is", arguments: HostileText.all)
  func verbatim(text: String) throws {
    #expect(try swift("<{{name}}>").filled(["name": code(text)]) == "<\(text)>")
  }

  @Test("wants a value for each of its names")
  func missing() throws {
    let template = try swift("{{a}}\n{{b}}\n")
    #expect(throws: TemplateError.missing(name: "b", template: "test", line: 3)) {
      try template.filled(["a": code("1")])
    }
  }

  @Test("wants a value for names inside a section that is not there")
  func missingInside() throws {
    #expect(throws: TemplateError.missing(name: "b", template: "test", line: 2)) {
      try swift("{{#a}}{{b}}{{/a}}").filled(["a": .flag(false)])
    }
  }

  @Test("wants a name for each of its values")
  func unused() throws {
    #expect(throws: TemplateError.unused(name: "b", template: "test")) {
      try swift("{{a}}").filled(["a": code("1"), "b": code("2")])
    }
    #expect(throws: TemplateError.unused(name: "c", template: "test")) {
      try swift("{{#a}}{{b}}{{/a}}").filled(["a": .list([["b": code("1"), "c": code("2")]])])
    }
  }

  @Test(
    "wants values of the kind of their place",
    arguments: [
      ("{{a}}", TemplateValue.flag(true)), ("{{a}}", .list([])),
      ("{{a}}", .code(PythonLiteral.code("1"))), ("{{#a}}{{/a}}", .code(SwiftLiteral.code("1"))),
    ])
  func unfit(text: String, value: TemplateValue) throws {
    #expect(throws: TemplateError.unfit(name: "a", template: "test", line: 2)) {
      try swift(text).filled(["a": value])
    }
  }

  @Test(
    "is refused when it is not written in the template language",
    arguments: [
      "{{#a}}", "{{^a}} x", "{{/a}}", "{{#a}}{{/b}}", "{{#a}}{{#b}}{{/a}}{{/b}}", "{{a", "{{}}",
      "{{ a }}", "{{A}}", "{{a.b}}", "{{.}}", "{{{a}}}", "{{&a}}", "{{>a}}", "{{<a}}{{/a}}",
      "{{$a}}{{/a}}", "{{=<% %>=}}", "{{a|b}}", "{{a(b)}}", "{{a1}}", "{{é}}",
      "{{% CONTENT_TYPE:HTML}}",
    ])
  func malformed(text: String) throws {
    #expect(throws: TemplateError.self) { try swift(text) }
  }

  @Test(
    "states its language in the first line",
    arguments: ["", "x", "{{! x }}", "{{% CONTENT_TYPE:HTML}}\n", " {{% CONTENT_TYPE:SWIFT}}\n"])
  func contentType(text: String) {
    #expect(throws: TemplateError.self) { try Template(name: "test", text: text) }
  }

  @Test("of an unknown name is an error")
  func unknown() {
    #expect(throws: TemplateError.unknown(template: "nginx/x")) { try Template.named("nginx/x") }
  }

  private func swift(_ text: String) throws -> Template {
    try Template(name: "test", text: "{{% CONTENT_TYPE:SWIFT}}\n\(text)")
  }

  private func code(_ text: String) -> TemplateValue { .code(SwiftLiteral.code(text)) }
}
