extension Checklist {
  /// The document itself.
  static let schema: [Rule] = [
    .fieldUnknown,
    .valueInvalid,
    .keyDuplicated,
    .durationUnitless,
    .scalarAmbiguous,
    .documentMalformed,
    .documentHostile,
    .extendsUnresolvable,
    .suppressionStale,
    .targetInexpressible,
    .revocationSettingInert,
  ]
}
