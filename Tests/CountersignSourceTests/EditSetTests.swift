import CountersignSource
import Testing

@Suite("A set of edits")
struct EditSetTests {
  private let source = SourceText(name: "x", text: "0é3456789")

  @Test("is applied to the text as it was, whatever the order it was given in")
  func applied() throws {
    let edits = [
      edit(5, 7, ""), edit(0, 1, "zero"), edit(1, 3, "ü"), edit(7, 7, "+"), edit(10, 10, "!"),
    ]
    for order in [edits, edits.reversed(), [2, 0, 4, 1, 3].map { edits[$0] }] {
      var set = EditSet(of: source)
      try set.add(order)
      #expect(String(decoding: set.applied(), as: UTF8.self) == "zeroü34+789!")
      #expect(set.edits.map(\.place.range.lower) == [0, 1, 5, 7, 10])
    }
  }

  @Test("leaves bytes that are not UTF-8 as they are")
  func exact() throws {
    let source = SourceText(name: "x", bytes: [0xFF, 0x61, 0xFE])
    var set = EditSet(of: source)
    #expect(set.applied() == source.bytes)
    let place = Place(source: source, range: SourceRange(lower: 1, upper: 2))
    try set.add([Edit(place: place, replacement: "é")])
    #expect(set.applied() == [0xFF, 0xC3, 0xA9, 0xFE])
  }

  @Test("takes neighbours, and the same edit once")
  func neighbours() throws {
    var set = EditSet(of: source)
    try set.add([edit(1, 3, "a"), edit(3, 5, "b")])
    try set.add([edit(1, 3, "a")])
    try set.add([edit(3, 3, "-")])
    #expect(String(decoding: set.applied(), as: UTF8.self) == "0a-b56789")
  }

  @Test(
    "refuses an edit that meets another, and then keeps none of its fix",
    arguments: [
      (3, 5), (4, 5), (2, 4), (0, 9), (4, 4), (3, 6),
    ])
  func overlaps(_ lower: Int, _ upper: Int) throws {
    var set = EditSet(of: source)
    let first = edit(3, 6, "x")
    try set.add([first])
    let second = edit(lower, upper, "y")
    #expect(throws: EditSet.Conflict.overlap(second, with: first)) {
      try set.add(Fix(edits: [edit(8, 9, "z"), second], safety: .safe, title: "t"))
    }
    #expect(set.edits == [first])
  }

  @Test("refuses a second insertion at one point, for nobody knows which comes first")
  func insertions() throws {
    var set = EditSet(of: source)
    try set.add([edit(3, 3, "x")])
    #expect(throws: EditSet.Conflict.overlap(edit(3, 3, "y"), with: edit(3, 3, "x"))) {
      try set.add([edit(3, 3, "y")])
    }
  }

  @Test("refuses an edit of another text or beyond the end")
  func strangers() {
    var set = EditSet(of: source)
    let twin = SourceText(name: "x", bytes: source.bytes)
    let foreign = Edit(
      place: Place(source: twin, range: SourceRange(lower: 0, upper: 1)), replacement: "")
    #expect(throws: EditSet.Conflict.foreign(foreign)) { try set.add([foreign]) }
    for outside in [edit(9, 11, ""), edit(11, 11, ""), edit(-1, 0, "")] {
      #expect(throws: EditSet.Conflict.outside(outside)) { try set.add([outside]) }
    }
    #expect(set.edits.isEmpty)
  }

  private func edit(_ lower: Int, _ upper: Int, _ replacement: String) -> Edit {
    let range = SourceRange(lower: lower, upper: upper)
    return Edit(place: Place(source: source, range: range), replacement: replacement)
  }
}
