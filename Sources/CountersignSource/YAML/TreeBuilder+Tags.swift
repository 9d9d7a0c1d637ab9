extension TreeBuilder {
  /// Refuses a tag before a list or map.
  mutating func refuseTag(_ tag: SourceRange) {
    log.refuseHostile(
      "tags are not accepted", tag.lower, tag.upper,
      help: "delete the tag; a value that begins with `!` must be quoted")
  }

  /// Lets `!!str` pass with advice, after which the scalar counts as quoted; refuses other tags.
  mutating func acceptTag(_ tag: SourceRange, on cell: inout Cell) {
    let text = log.source.text(in: tag)
    guard text == "!!str" || text == "!<tag:yaml.org,2002:str>" else { return refuseTag(tag) }
    if cell.style == .plain { cell.style = .doubleQuoted }
    log.advise(
      Slug.documentHostile, "tags are not needed", tag.lower, tag.upper,
      help: "quote the value instead")
  }
}
