import Foundation
import TestSupport
import Testing

@Suite("The self-contained Swift settings")
struct GoldenSettingsTests {
  @Test("compile on their own and say what server.json says")
  func sameSettings() throws {
    let json = try Repository.text("Tests/GoldenSettingsTests/Goldens/production/server.json")
    let compiled = try JSONDecoder().decode(CompiledProfile.self, from: Data(json.utf8))
    #expect(AuthSettings.production == compiled.settings)
  }

  @Test("are coded as server.json is")
  func sameCoding() throws {
    let json = try Repository.text("Tests/GoldenSettingsTests/Goldens/production/server.json")
    let golden = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let coded = try JSONEncoder().encode(AuthSettings.production)
    let object = try JSONSerialization.jsonObject(with: coded) as? NSDictionary
    #expect(object == golden?["settings"] as? NSDictionary)
  }
}
