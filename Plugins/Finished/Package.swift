// swift-tools-version: 6.2

import PackageDescription

// The plugins with a finished `countersign-compile`, as `scripts/plugin-package` puts them together.
let package = Package(
  name: "countersign",
  platforms: [.macOS(.v15)],
  products: [
    .plugin(name: "CountersignPlugin", targets: ["CountersignPlugin"]),
    .plugin(name: "CountersignCommandPlugin", targets: ["CountersignCommandPlugin"]),
    .library(name: "CountersignSettings", targets: ["CountersignSettings"]),
  ],
  targets: [
    .target(
      name: "CountersignSettings",
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      ]),
    .binaryTarget(name: "countersign-compile", path: "countersign-compile.artifactbundle"),
    .plugin(
      name: "CountersignPlugin", capability: .buildTool(), dependencies: ["countersign-compile"]),
    .plugin(
      name: "CountersignCommandPlugin",
      capability: .command(
        intent: .custom(
          verb: "compile-profiles",
          description: "Compiles the auth profiles of a package into typed Swift settings."),
        permissions: [
          .writeToPackageDirectory(reason: "the settings are written beside their profiles")
        ]),
      dependencies: ["countersign-compile"]),
  ]
)
