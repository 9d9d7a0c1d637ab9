import CountersignRules
import Foundation
import TestSupport
import Testing

@Suite("The folder of rules")
struct ChecklistFilesTests {
  @Test("holds exactly one file for each rule of the checklist")
  func complete() throws {
    let folder = Repository.root + "/Sources/CountersignRules/Rules"
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".swift") }.compactMap { $0.split(separator: "/").last }
    #expect(names.map(String.init).sorted() == Checklist.all.map(\.fileName).sorted())
  }
}
