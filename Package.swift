// swift-tools-version: 6.2

import PackageDescription

/// The house settings: Swift 6 mode, explicit existentials and imports, and no warnings.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// A product that is fetched and built only with the `Server` trait.
func server(_ name: String, _ package: String) -> Target.Dependency {
  .product(name: name, package: package, condition: .when(traits: ["Server"]))
}

let package = Package(
  name: "countersign",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "countersign", targets: ["countersign"]),
    .executable(name: "countersign-compile", targets: ["countersign-compile"]),
    .plugin(name: "CountersignPlugin", targets: ["CountersignPlugin"]),
    .plugin(name: "CountersignCommandPlugin", targets: ["CountersignCommandPlugin"]),
    .library(name: "CountersignSettings", targets: ["CountersignSettings"]),
    .library(name: "CountersignServer", targets: ["CountersignServer"]),
  ],
  traits: [
    .trait(
      name: "Server",
      description:
        "The embedded server and the prober. Off, Hummingbird is neither fetched nor built."),
    .default(enabledTraits: ["Server"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(
      name: "CLibPSL", pkgConfig: "libpsl", providers: [.apt(["libpsl-dev"])]),
    .systemLibrary(
      name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    .target(name: "CountersignSource", dependencies: ["CLibYAML"], swiftSettings: house),
    .target(name: "CountersignSettings", swiftSettings: house),
    .target(name: "CountersignBrowser", dependencies: ["CLibPSL"], swiftSettings: house),
    .target(name: "CountersignKeys", dependencies: ["CLibCrypto"], swiftSettings: house),
    .target(
      name: "CountersignProfile",
      dependencies: ["CountersignSource", "CountersignSettings", "CountersignBrowser"],
      swiftSettings: house),
    .target(
      name: "CountersignRules",
      dependencies: [
        "CountersignProfile", "CountersignSource", "CountersignSettings", "CountersignBrowser",
        "CountersignKeys",
      ], swiftSettings: house),
    .target(
      name: "CountersignEvidence",
      dependencies: [
        "CountersignRules", "CountersignProfile", "CountersignSource", "CountersignSettings",
        "CountersignBrowser", "CountersignKeys",
      ], swiftSettings: house),
    .target(
      name: "CountersignReports",
      dependencies: [
        "CountersignRules", "CountersignProfile", "CountersignSource", "CountersignSettings",
        "CountersignBrowser", "CountersignKeys", "CountersignWire",
      ], swiftSettings: house),
    .target(
      name: "CountersignExplain",
      dependencies: [
        "CountersignBrowser", "CountersignProfile", "CountersignSettings", "CountersignSource",
      ], swiftSettings: house),
    .target(
      name: "CountersignTargets",
      dependencies: [
        "CountersignSettings", "CountersignKeys",
        .product(name: "Mustache", package: "swift-mustache"),
      ], swiftSettings: house),
    .target(
      name: "CountersignServer",
      dependencies: [
        "CountersignSettings", "CountersignKeys",
        server("Hummingbird", "hummingbird"),
        server("HummingbirdCore", "hummingbird"),
        server("HummingbirdHTTP2", "hummingbird"),
        server("JWTKit", "jwt-kit"),
        server("GRDB", "GRDB.swift"),
        server("GRDBSQLite", "GRDB.swift"),
        server("Logging", "swift-log"),
        server("CoreMetrics", "swift-metrics"),
        server("HTTPTypes", "swift-http-types"),
        server("NIOCore", "swift-nio"),
        server("NIOHTTP1", "swift-nio"),
        server("NIOHTTPTypes", "swift-nio-extras"),
        server("NIOPosix", "swift-nio"),
        server("NIOTLS", "swift-nio"),
        server("NIOSSL", "swift-nio-ssl"),
        server("ServiceLifecycle", "swift-service-lifecycle"),
      ], swiftSettings: house),
    .target(
      name: "CountersignWire",
      dependencies: [
        "CountersignRules", "CountersignProfile", "CountersignSource", "CountersignSettings",
        "CountersignBrowser",
        server("NIOCore", "swift-nio"),
        server("NIOPosix", "swift-nio"),
        server("NIOSSL", "swift-nio-ssl"),
      ], swiftSettings: house),
    .target(
      name: "CountersignLab",
      dependencies: [
        "CountersignServer", "CountersignWire", "CountersignRules", "CountersignBrowser",
        "CountersignKeys", "CountersignSettings",
        server("Logging", "swift-log"),
      ], swiftSettings: house),
    .executableTarget(
      name: "countersign",
      dependencies: [
        "CountersignSource", "CountersignProfile", "CountersignRules", "CountersignTargets",
        "CountersignServer", "CountersignWire", "CountersignLab", "CountersignSettings",
        "CountersignKeys", "CountersignBrowser", "CountersignExplain",
        "CountersignReports", "CountersignEvidence",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        server("Logging", "swift-log"),
        server("ServiceLifecycle", "swift-service-lifecycle"),
        server("UnixSignals", "swift-service-lifecycle"),
      ], swiftSettings: house),

    // What the plugins run: no more than they need is built in a user's package.
    .executableTarget(
      name: "countersign-compile",
      dependencies: [
        "CountersignSource", "CountersignSettings", "CountersignProfile", "CountersignRules",
        "CountersignTargets",
      ], swiftSettings: house),
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

    .executableTarget(
      name: "DecisionBenchmark", dependencies: ["CountersignBrowser"],
      path: "Benchmarks/Decisions", swiftSettings: house),
    .executableTarget(
      name: "ServerBenchmark",
      dependencies: [
        "CountersignServer", "CountersignSettings", "CountersignKeys",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        server("Hummingbird", "hummingbird"), server("Logging", "swift-log"),
        server("HTTPTypes", "swift-http-types"),
        server("NIOCore", "swift-nio"), server("NIOPosix", "swift-nio"),
      ], path: "Benchmarks/Server", swiftSettings: house),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: house),
    .executableTarget(
      name: "BrowserOracle", dependencies: ["CountersignBrowser"], path: "Tests/BrowserOracle",
      swiftSettings: house),
    .testTarget(
      name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: house),
    .testTarget(
      name: "CountersignSettingsTests", dependencies: ["CountersignSettings"],
      swiftSettings: house),
    .testTarget(
      name: "CountersignSourceTests", dependencies: ["CountersignSource", "TestSupport"],
      swiftSettings: house),
    .testTarget(
      name: "CountersignBrowserTests", dependencies: ["CountersignBrowser", "TestSupport"],
      exclude: ["Vectors"], swiftSettings: house),
    .testTarget(
      name: "CountersignKeysTests", dependencies: ["CountersignKeys", "TestSupport"],
      swiftSettings: house),
    .testTarget(
      name: "CountersignProfileTests",
      dependencies: [
        "CountersignProfile", "CountersignSource", "CountersignSettings", "TestSupport",
      ], swiftSettings: house),
    .testTarget(
      name: "CountersignRulesTests",
      dependencies: [
        "CountersignRules", "CountersignProfile", "CountersignSource", "CountersignSettings",
        "CountersignBrowser", "CountersignKeys", "TestSupport",
      ], swiftSettings: house),
    .testTarget(
      name: "CountersignExplainTests",
      dependencies: [
        "CountersignExplain", "CountersignProfile", "CountersignSource", "CountersignSettings",
        "CountersignBrowser", "TestSupport",
      ], swiftSettings: house),
    .testTarget(
      name: "CountersignEvidenceTests",
      dependencies: [
        "CountersignEvidence", "CountersignRules", "CountersignProfile", "CountersignSource",
        "CountersignSettings", "CountersignKeys",
      ], swiftSettings: house),
    .testTarget(
      name: "CountersignReportsTests",
      dependencies: [
        "CountersignReports", "CountersignWire", "CountersignRules", "CountersignProfile",
        "CountersignSettings", "CountersignSource", "TestSupport",
      ],
      swiftSettings: house),
    .testTarget(
      name: "ProofTests",
      dependencies: [
        "CountersignLab", "CountersignWire", "CountersignRules", "CountersignProfile",
        "CountersignSource", "CountersignBrowser", "CountersignSettings", "TestSupport",
      ], swiftSettings: house),
    .testTarget(
      name: "CountersignServerTests",
      dependencies: [
        "CountersignServer", "CountersignSettings", "CountersignKeys",
        server("Hummingbird", "hummingbird"),
        server("NIOCore", "swift-nio"), server("NIOPosix", "swift-nio"),
        server("NIOSSL", "swift-nio-ssl"), server("Logging", "swift-log"),
        server("GRDB", "GRDB.swift"), server("HTTPTypes", "swift-http-types"),
      ], swiftSettings: house),
    .testTarget(
      name: "CountersignWireTests",
      dependencies: [
        "CountersignWire", "CountersignRules", "CountersignProfile", "CountersignSource",
        "CountersignSettings", "CountersignBrowser", "TestSupport",
        server("NIOCore", "swift-nio"), server("NIOPosix", "swift-nio"),
        server("NIOSSL", "swift-nio-ssl"),
      ], swiftSettings: house),
    .testTarget(
      name: "CommandTests", dependencies: ["countersign", "TestSupport"], exclude: ["Fixtures"],
      swiftSettings: house),
    .testTarget(
      name: "CountersignTargetsTests",
      dependencies: [
        "CountersignTargets", "CountersignProfile", "CountersignRules", "CountersignSource",
        "CountersignSettings", "TestSupport",
      ], swiftSettings: house),
    .testTarget(
      name: "GoldenSettingsTests", dependencies: ["TestSupport"],
      exclude: [
        "Goldens/development", "Goldens/production/server.json",
        "Goldens/production/settings_auth.py", "Goldens/production/client",
        "Goldens/production/nginx.conf",
        "Goldens/production/Caddyfile", "Goldens/production/env.example",
        "Goldens/production/openapi.json", "Goldens/production/compose.yaml",
        "Goldens/production/kubernetes.yaml", "Goldens/production/auth_views.py",
      ], swiftSettings: house),
  ]
)
