#if Server
  /// What a profile's text tells of the rows of a report.
  package struct ReportContext: Sendable {
    /// Where a field is written, as `production.yaml:7`; nil when it is not.
    package var place: @Sendable (String) -> String?
    /// The severity of lint's finding by a rule; nil when there is none.
    package var finding: @Sendable (String) -> String?
    /// The field that a rule's finding names; nil when there is none.
    package var field: @Sendable (String) -> String?

    /// Creates a context.
    package init(
      place: @escaping @Sendable (String) -> String?,
      finding: @escaping @Sendable (String) -> String?,
      field: @escaping @Sendable (String) -> String?
    ) {
      self.place = place
      self.finding = finding
      self.field = field
    }
  }
#endif
