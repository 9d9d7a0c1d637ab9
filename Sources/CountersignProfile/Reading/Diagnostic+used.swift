import CountersignSource

extension Diagnostic {
  /// The diagnostic, with the `extends` entry through which its file counts; unchanged for nil.
  func used(at place: Place?) -> Diagnostic {
    guard let place else { return self }
    var copy = self
    copy.related.append(Related(place: place, message: "used here, through `extends`"))
    return copy
  }
}
