import Foundation
import PackagePlugin

/// `swift package compile-profiles`: writes the typed settings beside each `*.profile.yaml`, for
/// packages that commit them instead of running a build plugin.
///
/// `--target NAME` names a target; without it all are searched. A target that depends on
/// `CountersignSettings` has its types from there.
@main
struct CountersignCommandPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    var extractor = ArgumentExtractor(arguments)
    let names = extractor.extractOption(named: "target")
    guard extractor.remainingArguments.isEmpty else {
      return Diagnostics.error("usage: swift package compile-profiles [--target NAME]…")
    }
    let targets =
      names.isEmpty ? context.package.targets : try context.package.targets(named: names)
    let tool = try context.tool(named: "countersign-compile").url
    for target in targets.compactMap(\.sourceModule) {
      let flags = Self.importsTypes(target) ? ["--import"] : []
      for profile in Self.profiles(below: target.directoryURL) {
        try Self.compile(profile, with: tool, flags)
      }
    }
  }

  private static let ending = ".profile.yaml"

  /// The tool says itself what is wrong, at the profile's line.
  private static func compile(_ profile: URL, with tool: URL, _ flags: [String]) throws {
    let stem = profile.lastPathComponent.dropLast(ending.count)
    let output = profile.deletingLastPathComponent().appending(path: "AuthSettings+\(stem).swift")
    let process = try Process.run(tool, arguments: [profile.path, output.path] + flags)
    process.waitUntilExit()
    if process.terminationReason == .exit, process.terminationStatus == 0 {
      print(output.path)
    } else {
      Diagnostics.error("\(profile.path) was not compiled")
    }
  }

  private static func importsTypes(_ target: any SourceModuleTarget) -> Bool {
    target.dependencies.contains { dependency in
      switch dependency {
      case .product(let product): product.name == "CountersignSettings"
      case .target(let target): target.name == "CountersignSettings"
      @unknown default: false
      }
    }
  }

  private static func profiles(below directory: URL) -> [URL] {
    let files = FileManager.default.enumerator(at: directory, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? [])
      .filter { $0.lastPathComponent.hasSuffix(ending) }
      .sorted { $0.path < $1.path }
  }
}
