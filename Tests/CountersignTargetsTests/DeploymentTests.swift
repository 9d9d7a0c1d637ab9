import CountersignSettings
import Testing

@testable import CountersignTargets

@Suite("The secrets of a profile")
struct DeploymentTests {
  @Test("are named with what they are for, a shared variable once")
  func shared() {
    var settings = Sample.settings
    settings.keys.signing = .environment("SHARED")
    settings.keys.applicationSecret = .environment("SHARED")
    settings.keys.verifying = .file("public.pem")
    let variables = SecretVariable.all(in: SecretUse.all(in: settings))
    #expect(variables.map(\.name) == ["SHARED"])
    #expect(variables.first?.purpose.contains("keys.application_secret") == true)
    #expect(variables.first?.purpose.contains("keys.signing") == true)
  }

  @Test(
    "reach the embedded server as far as it reads them",
    arguments: [(AuthSettings.TLSTermination.server, 3), (.proxy, 1), (.none, 1)])
  func served(termination: AuthSettings.TLSTermination, count: Int) {
    var settings = Sample.settings
    settings.keys.retired = []
    settings.keys.verifying = nil
    settings.keys.applicationSecret = .environment("FRAMEWORK")
    settings.transport.tls.termination = termination
    settings.transport.tls.certificate = .file("chain.pem")
    settings.transport.tls.privateKey = .file("key.pem")
    let uses = SecretUse.ofServer(settings)
    #expect(uses.count == count)
    #expect(!uses.contains { $0.setting == "keys.application_secret" })
  }

  @Test("are in no file, whatever a variable is called", arguments: ["A B", "1A", "$(id)", ""])
  func unsettable(name: String) throws {
    var settings = Sample.settings
    settings.keys.signing = .environment(name)
    let text = try Target.env.generate(Sample.compiled(settings))[0].text
    #expect(text.contains("# no shell can set"))
    #expect(!text.split(separator: "\n").contains { $0.hasPrefix(name + "=") })
  }
}

@Suite("The OpenAPI document")
struct OpenAPITests {
  @Test("shows a cookie as the server sets it")
  func cookie() {
    var settings = Sample.settings
    settings.cookies.access.domain = "a.example"
    settings.cookies.access.sameSite = .none
    settings.cookies.access.partitioned = true
    settings.cookies.access.maxAge = .seconds(60)
    #expect(
      OpenAPICookie.line("access", settings)
        == "__Host-access=<token>; Path=/; Domain=a.example; Max-Age=60; SameSite=None; Secure; "
        + "HttpOnly; Partitioned")
  }

  @Test("has the routes that are mounted and no others")
  func routes() {
    var settings = Sample.settings
    let all = Set(OpenAPIOperation.all(in: settings).map(\.id))
    settings.routes.verify = nil
    settings.routes.logoutMethods = [.get]
    let some = Set(OpenAPIOperation.all(in: settings).map(\.id))
    #expect(all.subtracting(some) == ["verify", "logout"])
    #expect(some.subtracting(all) == ["logout_get"])
  }
}
