// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "OverridesApp",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0")
  ],
  targets: [
    .executableTarget(
      name: "OverridesApp",
      dependencies: [.product(name: "Configuration", package: "swift-configuration")])
  ]
)
