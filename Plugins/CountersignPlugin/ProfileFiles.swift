import Foundation
import PackagePlugin

/// The profiles of a target, as both plugins see them; the command plugin links to this file.
struct ProfileFiles {
  /// All YAML files of the target, any of which may be a base of a profile.
  let yaml: [URL]

  /// Whether the target has the types of the settings from `CountersignSettings`.
  let importsTypes: Bool

  /// Looks for the profiles of a target.
  init(of target: any SourceModuleTarget) {
    let files = FileManager.default.enumerator(
      at: target.directoryURL, includingPropertiesForKeys: nil)
    yaml = (files?.compactMap { $0 as? URL } ?? [])
      .filter { ["yaml", "yml"].contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
    importsTypes = target.dependencies.contains { dependency in
      switch dependency {
      case .product(let product): product.name == "CountersignSettings"
      case .target(let target): target.name == "CountersignSettings"
      @unknown default: false
      }
    }
  }

  /// The profiles among them.
  var profiles: [URL] {
    yaml.filter { $0.lastPathComponent.hasSuffix(Self.ending) }
  }

  /// What the tool is told to compile a profile into a file.
  func arguments(for profile: URL, output: URL) -> [String] {
    [profile.path, output.path] + (importsTypes ? ["--import"] : [])
  }

  /// The name of the file that a profile is compiled into.
  static func outputName(for profile: URL) -> String {
    "AuthSettings+\(profile.lastPathComponent.dropLast(ending.count)).swift"
  }

  private static let ending = ".profile.yaml"
}
