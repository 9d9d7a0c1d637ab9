import CountersignSettings

extension ValueType where Value == AuthSettings.SameSite {
  /// `strict`, `lax`, `none` or `unset`.
  static let sameSite = word(
    "SameSite",
    readings: [
      WordReading(
        words: ["None"], slug: "scalar-ambiguous",
        message: "`None` could mean the word none (send on every request) or no value",
        help: "write `none` or `unset`: their protections are opposite"),
      WordReading(
        words: ["false", "False", "FALSE", "off", "Off", "OFF", "no", "No", "NO"],
        slug: "value-invalid",
        message: "`same_site` is a word",
        help: "dj-rest-auth's False is written `unset` here"),
    ])
}
