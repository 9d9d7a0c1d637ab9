extension String {
  /// The text without control characters, which someone else chose and a terminal would obey.
  var printable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.filter { $0.properties.generalCategory != .control }))
  }
}
