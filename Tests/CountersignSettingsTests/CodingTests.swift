import CountersignSettings
import Foundation
import Testing

@Suite("Settings survive being coded")
struct CodingTests {
  @Test("come back equal, with every kind of value set")
  func roundTrip() throws {
    let settings = Self.unusual
    let data = try JSONEncoder().encode(settings)
    #expect(try JSONDecoder().decode(AuthSettings.self, from: data) == settings)
  }

  @Test("write durations as whole seconds and absent values as null")
  func shape() throws {
    let data = try JSONEncoder().encode(Self.unusual)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let tokens = try #require(object["tokens"] as? [String: Any])
    #expect(tokens["access_lifetime"] as? Int == 90)
    #expect(tokens["issuer"] is NSNull)
    let cookies = try #require(object["cookies"] as? [String: Any])
    let access = try #require(cookies["access"] as? [String: Any])
    #expect(access["max_age"] is NSNull)
    let throttle = try #require(object["throttle"] as? [String: Any])
    let rates = try #require(throttle["rates"] as? [String: Any])
    #expect(rates["login"] as? String == "20/15m")
    #expect(rates["refresh"] is NSNull)
    let lockout = try #require(throttle["lockout"] as? [String: Any])
    #expect(lockout["failures"] is NSNull)
    let keys = try #require(object["keys"] as? [String: Any])
    #expect(keys["signing"] as? [String: String] == ["env": "JWT_SIGNING_KEY"])
  }

  private static var unusual: AuthSettings {
    var settings = AuthSettings(name: "test", environment: .staging, api: "https://a.example")
    settings.site.apps = [.init()]
    settings.cookies.access.maxAge = nil
    settings.cookies.refresh.maxAge = .seconds(7)
    settings.cookies.retired = [.init()]
    settings.tokens.accessLifetime = .seconds(90)
    settings.tokens.issuer = nil
    settings.tokens.revocation.purgeEvery = nil
    settings.keys.signing = .environment("JWT_SIGNING_KEY")
    settings.keys.verifying = .file("key.pem")
    settings.keys.retired = [.init()]
    settings.throttle.rates.login = .init(count: 20, per: .seconds(900))
    settings.throttle.rates.refresh = nil
    settings.session.maxPerUser = 3
    return settings
  }
}

@Suite("Lengths and rates are spelled as in a profile")
struct SpellingTests {
  @Test(
    "read and written",
    arguments: [
      ("0s", 0, "0s"), ("90s", 90, "90s"), ("15m", 900, "15m"), ("1h30m", 5400, "90m"),
      ("7d", 604_800, "7d"), ("2w", 1_209_600, "14d"), ("1d1s", 86_401, "86401s"),
    ])
  func lengths(text: String, seconds: Int64, spelled: String) {
    #expect(WholeSeconds(text)?.seconds == seconds)
    #expect(WholeSeconds(seconds: seconds).description == spelled)
  }

  @Test(
    "refused",
    arguments: [
      "", "15", "m", "15 m", "m15", "1m1h", "1h1h", "-5m", "1.5h", "15M", "9223372036854775807w",
      "99999999999999999999s",
    ])
  func refusedLengths(text: String) {
    #expect(WholeSeconds(text) == nil)
  }

  @Test("a rate is read from its own spelling", arguments: ["5/minute", "1/second", "20/15m"])
  func rates(text: String) {
    #expect(AuthSettings.Rate(text)?.description == text)
  }

  @Test(
    "a broken rate is refused", arguments: ["5", "0/minute", "5/week", "5/", "/minute", "5/0s"])
  func refusedRates(text: String) {
    #expect(AuthSettings.Rate(text) == nil)
  }
}
