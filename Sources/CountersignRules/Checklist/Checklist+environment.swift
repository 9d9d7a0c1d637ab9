extension Checklist {
  /// Environments, and drift between them.
  static let environment: [Rule] = [
    .debugInProduction,
    .hostsOpen,
    .environmentMislabelled,
    .keySharedAcrossEnvironments,
    .productionWeakerThanDevelopment,
    .topologyDiffers,
    .loopbackInProduction,
    .loopbackHostsMixed,
    .placeholderValue,
  ]
}
