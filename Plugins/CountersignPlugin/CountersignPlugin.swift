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
    let files = ProfileFiles(of: target)
    let profiles = files.profiles
    if !files.importsTypes, profiles.count > 1 {
      Diagnostics.error(
        "\(target.name) holds \(profiles.count) profiles: "
          + "several in one target need a dependency on the product CountersignSettings")
      return []
    }
    let tool = try context.tool(named: "countersign-compile").url
    return profiles.map { profile in
      let output = context.pluginWorkDirectoryURL
        .appending(path: ProfileFiles.outputName(for: profile))
      return .buildCommand(
        displayName: "Compiling the auth profile \(profile.lastPathComponent)", executable: tool,
        arguments: files.arguments(for: profile, output: output),
        // Any of the target's YAML files may be a base of the profile.
        inputFiles: [profile] + files.yaml.filter { $0 != profile }, outputFiles: [output])
    }
  }
}
