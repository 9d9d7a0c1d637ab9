import CountersignSource
import Testing

@Suite("A unified diff")
struct UnifiedDiffTests {
  private static func diff(_ text: String, _ edits: [(old: String, new: String)]) throws -> String {
    let source = SourceText(name: "p.yaml", text: text)
    var set = EditSet(of: source)
    for edit in edits {
      try set.add([Edit(place: source.place(of: edit.old), replacement: edit.new)])
    }
    return UnifiedDiff(set).text
  }

  private static let ten = (1...20).map { "k\($0): v\($0)-\n" }.joined()

  @Test("shows three lines around each change, and counts lines")
  func hunks() throws {
    #expect(
      try Self.diff(Self.ten, [("v2-", "w"), ("k14: v14-\n", "")]) == """
        --- a/p.yaml
        +++ b/p.yaml
        @@ -1,5 +1,5 @@
         k1: v1-
        -k2: v2-
        +k2: w
         k3: v3-
         k4: v4-
         k5: v5-
        @@ -11,8 +11,7 @@
         k11: v11-
         k12: v12-
         k13: v13-
        -k14: v14-
         k15: v15-
         k16: v16-
         k17: v17-
         k18: v18-

        """)
  }

  @Test("joins changes that are near, and marks a last line without a break")
  func near() throws {
    #expect(
      try Self.diff("a: b\nc: d", [("b", "1"), ("d", "2\ne: 3")]) == """
        --- a/p.yaml
        +++ b/p.yaml
        @@ -1,2 +1,3 @@
        -a: b
        -c: d
        \\ No newline at end of file
        +a: 1
        +c: 2
        +e: 3
        \\ No newline at end of file

        """)
  }

  @Test("is empty without edits")
  func empty() throws { #expect(try Self.diff("a: b\n", []) == "") }
}
