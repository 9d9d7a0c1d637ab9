import CountersignSettings
import CountersignTargets
import Testing

@Suite("A hostile text in every setting")
struct HostileSettingTests {
  /// Settings that decide which lines there are, not only what they say, and one that is told of as
  /// part of each route.
  private static let deciding: Set<String> = ["site.api", "cors.path_pattern", "site.base_path"]

  @Test("is in all settings that may be any text")
  func complete() throws {
    let text = "*/{{name}}\"\"\"#{x}"
    let settings = try SaturatedSettings.saying(text)
    #expect(settings.tokens.issuer == text && settings.tokens.userIDClaim == text)
    #expect(settings.cookies.refresh.name == text && settings.site.apps.map(\.origin) == [text])
    #expect(settings.cors.allowedOrigins == [text] && settings.keys.retired.map(\.id) == [nil])
    #expect(SaturatedSettings.names.count >= 50, "\(SaturatedSettings.names.sorted())")
  }

  @Test(
    "changes no line but those that hold it, or the setting that cannot be spelled is named",
    arguments: ConformanceTests.targets, HostileText.all.filter { !$0.isEmpty })
  func shape(target: Target, text: String) throws {
    var kept = Self.deciding
    while true {
      do throws(TargetError) {
        let hostile = try target.generate(try Self.profile(text, except: kept))
        let plain = try target.generate(try Self.profile("plain", except: kept))
        #expect(hostile.map(\.path) == plain.map(\.path))
        for (hostile, plain) in zip(hostile, plain) {
          #expect(Self.lines(hostile) == Self.lines(plain), "\(hostile.path) but for \(kept)")
        }
        return
      } catch {
        guard case .inexpressible(let setting) = error,
          SaturatedSettings.names.contains(where: { "\($0).".hasPrefix("\(setting).") }),
          kept.insert(setting).inserted
        else {
          Issue.record(error)
          return
        }
      }
    }
  }

  /// How many lines a file has: in JSON a line separator may stand in a text (RFC 8259, 7).
  private static func lines(_ artifact: Artifact) -> Int {
    let isJSON = artifact.path.hasSuffix(".json")
    return artifact.text.unicodeScalars.count {
      $0 == "\n" || !isJSON && ["\r", "\u{85}", "\u{2028}", "\u{2029}"].contains($0)
    }
  }

  private static func profile(
    _ text: String, except kept: Set<String>
  ) throws(TargetError) -> CompiledProfile {
    do {
      return Sample.compiled(try SaturatedSettings.saying(text, except: kept))
    } catch {
      throw .unusableName("\(error)")
    }
  }
}
