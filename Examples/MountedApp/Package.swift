// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "MountedApp",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "countersign", path: "../.."),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "MountedApp",
      dependencies: [
        .product(name: "CountersignServer", package: "countersign"),
        .product(name: "CountersignSettings", package: "countersign"),
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      plugins: [.plugin(name: "CountersignPlugin", package: "countersign")]),
    .executableTarget(
      name: "StatusApp",
      dependencies: [
        .product(name: "CountersignServer", package: "countersign"),
        .product(name: "CountersignSettings", package: "countersign"),
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      plugins: [.plugin(name: "CountersignPlugin", package: "countersign")]),
  ]
)
