/// A standard that decides what a browser does with cookies.
package enum StandardDocument: String, Hashable, Sendable, CaseIterable {
  case cookies = "RFC 6265bis"
  case layeredCookies = "layered-cookies"
  case fetch = "Fetch"
  case html = "HTML"
  case chips = "CHIPS"

  /// The name of the document before a section of it; sections with a name follow a comma.
  func citation(of section: String) -> String {
    let isNumbered = section.utf8.first.map(ASCII.isDigit) ?? false
    return rawValue + (isNumbered ? " " : ", ") + section
  }
}
