import Foundation
import PackagePlugin

/// Compiles every `*.profile.yaml` of a target into typed settings when the target is built.
///
/// A target that depends on `CountersignSettings` has its types from there and may hold any number
/// of profiles; any other holds one profile, whose file declares them.
@main
struct CountersignPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target.sourceModule else { return [] }
    let yaml = Self.yamlFiles(below: target.directoryURL)
    let profiles = yaml.filter { $0.lastPathComponent.hasSuffix(Self.ending) }
    let importsTypes = Self.importsTypes(target)
    if !importsTypes, profiles.count > 1 {
      Diagnostics.error(
        "\(target.name) holds \(profiles.count) profiles: "
          + "several in one target need a dependency on the product CountersignSettings")
      return []
    }
    let tool = try context.tool(named: "countersign-compile").url
    return profiles.map { profile in
      let stem = profile.lastPathComponent.dropLast(Self.ending.count)
      let output = context.pluginWorkDirectoryURL.appending(path: "AuthSettings+\(stem).swift")
      return .buildCommand(
        displayName: "Compiling the auth profile \(profile.lastPathComponent)", executable: tool,
        arguments: [profile.path, output.path] + (importsTypes ? ["--import"] : []),
        // Any of the target's YAML files may be a base of the profile.
        inputFiles: [profile] + yaml.filter { $0 != profile }, outputFiles: [output])
    }
  }

  private static let ending = ".profile.yaml"

  private static func importsTypes(_ target: any SourceModuleTarget) -> Bool {
    target.dependencies.contains { dependency in
      switch dependency {
      case .product(let product): product.name == "CountersignSettings"
      case .target(let target): target.name == "CountersignSettings"
      @unknown default: false
      }
    }
  }

  private static func yamlFiles(below directory: URL) -> [URL] {
    let files = FileManager.default.enumerator(at: directory, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? [])
      .filter { ["yaml", "yml"].contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
  }
}
