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
      let files = ProfileFiles(of: target)
      for profile in files.profiles { try Self.compile(profile, with: tool, files) }
    }
  }

  /// The tool says itself what is wrong, at the profile's line.
  private static func compile(_ profile: URL, with tool: URL, _ files: ProfileFiles) throws {
    let output = profile.deletingLastPathComponent()
      .appending(path: ProfileFiles.outputName(for: profile))
    let process = try Process.run(
      tool, arguments: files.arguments(for: profile, output: output))
    process.waitUntilExit()
    if process.terminationReason == .exit, process.terminationStatus == 0 {
      print(output.path)
    } else {
      Diagnostics.error("\(profile.path) was not compiled")
    }
  }
}
