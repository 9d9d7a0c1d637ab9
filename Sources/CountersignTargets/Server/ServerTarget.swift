extension Target {
  /// The compiled profile itself, as the embedded server reads it.
  package static let server = Target(id: "server") { profile throws(TargetError) in
    [Artifact(path: "server.json", bytes: CanonicalJSON.encode(profile))]
  }
}
