import CountersignSource

/// All fields of the profile language, in the order of the reference.
package enum FieldTable {
  /// The fields; a field's number is its index here.
  package static let all: [Field] =
    HeaderFields.all + SiteFields.all + RouteFields.all + CookieFields.all + TokenFields.all
    + KeyFields.all + CORSFields.all + CSRFFields.all + TransportFields.all + ThrottleFields.all
    + SessionFields.all + ServerFields.all + ClientFields.all + LintFields.all

  /// The number of the field with this path; nil when there is none.
  package static func number(of path: String) -> Int? { numbers.number(of: path) }

  /// The keys that a profile may have, as a tree.
  static let keys = KeyNode(all.enumerated().map { (parts(of: $1.path)[...], $0) }, path: "")

  /// The fields whose default is not what `AuthSettings` declares, those that follow from others
  /// last.
  static let filled: [Int] = {
    let derived = all.indices.filter { if case .derived = all[$0].fallback { true } else { false } }
    let plain = all.indices.filter { if case .value = all[$0].fallback { false } else { true } }
    return plain.filter { !derived.contains($0) } + derived
  }()

  static func parts(of path: String) -> [Substring] { path.split(separator: ".") }

  /// Where fields live whose last key is this; for "is it indented too little?".
  static func paths(endingIn key: String) -> [String] {
    all.map(\.path).filter { $0.hasSuffix("." + key) }
  }

  private static let numbers = PathTable(all.map(\.path))
}

/// A key that a profile may have, with the keys below it.
final class KeyNode: Sendable {
  /// The path of keys down to this one; empty at the root.
  let path: String
  /// The field that the key sets; nil for the key of a section.
  let field: Int?
  /// The keys below, as `names` has them.
  private let children: [KeyNode]
  /// What fields they set, beside them, so that a look at one takes no reference.
  private let fieldsOfChildren: [Int?]
  private let table: NameTable
  /// The keys below in the order of the reference.
  let names: [String]
  /// The numbers of all fields at and below the key.
  let fields: [Int]

  init(_ entries: [(path: ArraySlice<Substring>, field: Int)], path: String) {
    self.path = path
    field = entries.first { $0.path.isEmpty }?.field
    fields = entries.map(\.field)
    var names: [String] = []
    var groups: [String: [(path: ArraySlice<Substring>, field: Int)]] = [:]
    for entry in entries {
      guard let key = entry.path.first.map(String.init) else { continue }
      if groups[key] == nil { names.append(key) }
      groups[key, default: []].append((entry.path.dropFirst(), entry.field))
    }
    self.names = names
    children = names.map { key in
      KeyNode(groups[key, default: []], path: path.isEmpty ? key : "\(path).\(key)")
    }
    fieldsOfChildren = children.map(\.field)
    table = NameTable(names)
  }

  /// The key below with this name; nil when there is none.
  func child(named name: String) -> KeyNode? {
    names.firstIndex(of: name).map { children[$0] }
  }

  /// What a key below stands for.
  enum Meaning {
    /// The field with this number.
    case field(Int)
    /// A section with keys of its own.
    case section(KeyNode)
  }

  /// What the key below stands for that a scalar of a tree names; nil when there is none.
  func meaning(of key: YAMLTree.Node, in tree: YAMLTree) -> Meaning? {
    guard let number = tree.index(of: key, in: table) else { return nil }
    return fieldsOfChildren[number].map { .field($0) } ?? .section(children[number])
  }
}
