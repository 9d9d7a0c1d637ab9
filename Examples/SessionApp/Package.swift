// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "SessionApp",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "countersign", path: "../..", traits: []),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/hummingbird-auth", from: "2.2.0"),
  ],
  targets: [
    .executableTarget(
      name: "SessionApp",
      dependencies: [
        .product(name: "CountersignSettings", package: "countersign"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdAuth", package: "hummingbird-auth"),
      ],
      plugins: [.plugin(name: "CountersignPlugin", package: "countersign")])
  ]
)
