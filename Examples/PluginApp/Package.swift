// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "PluginApp",
  platforms: [.macOS(.v15)],
  dependencies: [
    // Without the trait `Server` no server is fetched or built.
    .package(name: "countersign", path: "../..", traits: [])
  ],
  targets: [
    .executableTarget(
      name: "PluginApp",
      dependencies: [.product(name: "CountersignSettings", package: "countersign")],
      plugins: [.plugin(name: "CountersignPlugin", package: "countersign")]),
    .executableTarget(
      name: "SelfContained",
      plugins: [.plugin(name: "CountersignPlugin", package: "countersign")]),
  ]
)
