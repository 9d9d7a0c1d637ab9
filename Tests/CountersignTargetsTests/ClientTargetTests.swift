import Foundation
import TestSupport
import Testing

@testable import CountersignTargets

@Suite("The browser client")
struct ClientTargetTests {
  @Test("has a file for each template, and no other")
  func complete() throws {
    let templates = try FileManager.default.contentsOfDirectory(
      atPath: "\(Repository.root)/templates/client")
    #expect(templates.sorted() == ClientTarget.files.map { $0 + ".mustache" })
  }
}
