import CountersignSettings
import Testing

@testable import CountersignTargets

@Suite("What a profile promises of its proxy")
struct ProxyPlanTests {
  @Test(
    "is a proxy where one ends TLS or passes requests on",
    arguments: [
      (AuthSettings.TLSTermination.proxy, 0, true), (.proxy, 1, true), (.none, 0, false),
      (.none, 1, true), (.server, 0, false), (.server, 1, false),
    ])
  func isProxied(termination: AuthSettings.TLSTermination, hops: Int, expected: Bool) {
    var settings = Sample.settings
    settings.transport.tls.termination = termination
    settings.transport.proxy.hops = hops
    #expect(ProxyPlan(settings).isProxied == expected)
  }

  @Test(
    "is an address that no client can choose, as far as the profile says so",
    arguments: [
      (0, true, ProxyPlan.AddressList.removed), (1, true, .replaced), (1, false, .extended),
      (2, true, .extended),
    ])
  func addresses(hops: Int, strips: Bool, expected: ProxyPlan.AddressList) {
    var settings = Sample.settings
    settings.transport.proxy.hops = hops
    settings.transport.proxy.strips = strips
    #expect(ProxyPlan(settings).addressList == expected)
  }

  @Test(
    "listens at the port of the API",
    arguments: [
      ("https://a.example", 443), ("http://a.example", 80), ("https://a.example:8443", 8443),
      ("https://[::1]", 443), ("https://[::1]:444", 444),
    ])
  func port(origin: String, expected: Int) {
    var settings = Sample.settings
    settings.site.api = origin
    #expect(ProxyPlan(settings).port == expected)
  }

  @Test(
    "is a rate that is never below the server's own",
    arguments: [(5, 60, 5), (30, 60, 30), (3, 3600, 1), (20, 900, 2), (1000, 3600, 17), (1, 1, 60)])
  func rate(count: Int, seconds: Int, perMinute: Int) {
    let limit = ProxyLimit(name: "x", paths: [], count: count, seconds: seconds)
    #expect(limit.perMinute == perMinute)
    #expect(limit.perMinute * seconds >= count * 60)
  }

  @Test("counts no login by address where the profile does not")
  func accountOnly() {
    var settings = Sample.settings
    settings.throttle.key = [.account]
    #expect(!ProxyPlan(settings).limits.contains { $0.name == "login" })
    settings.throttle.key = [.address]
    #expect(ProxyPlan(settings).limits.contains { $0.name == "login" })
    settings.throttle.enabled = false
    #expect(ProxyPlan(settings).limits.isEmpty)
  }

  @Test("has room for every cookie")
  func buffers() {
    var settings = Sample.settings
    settings.cookies.retired = []
    #expect(ProxyPlan(settings).cookieKibioctets == 12)
    settings.cookies.retired = [.init(), .init()]
    #expect(ProxyPlan(settings).cookieKibioctets == 20)
  }

  @Test(
    "lets those read a refusal who may read the server's",
    arguments: [
      (["https://a.b"], [], false, [#"https://a\.b"#]),
      ([], [#"https://.+\.b"#], false, [#"(?:https://.+\.b)"#]),
      (["https://a.b"], [], true, [".+"]), ([], [], false, []),
    ] as [([String], [String], Bool, [String])])
  func readers(origins: [String], patterns: [String], any: Bool, expected: [String]) {
    var settings = Sample.settings
    settings.cors.allowedOrigins = origins
    settings.cors.allowedOriginPatterns = patterns
    settings.cors.allowAnyOrigin = any
    let refusal = ProxyRefusal(settings, limits: [Self.limit])
    #expect(refusal.readers.map(\.pattern) == expected)
    #expect(refusal.readers.allSatisfy { $0.answer == (any ? "*" : nil) })
  }

  @Test(
    "lets nobody read a refusal outside the paths of CORS",
    arguments: [("^/api/", ["/api/login/"]), ("/api/l", ["/api/login/"]), ("^/other/", [])])
  func readPaths(pattern: String, expected: [String]) {
    var settings = Sample.settings
    settings.cors.pathPattern = pattern
    #expect(ProxyRefusal(settings, limits: [Self.limit]).readPaths == expected)
  }

  private static let limit = ProxyLimit(
    name: "login", paths: ["/api/login/"], count: 5, seconds: 60)
}
