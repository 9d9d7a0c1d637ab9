/// Prints what the profile beside this file says, with types that the generated file declares.
@main
struct SelfContained {
  static func main() {
    let settings = AuthSettings.production
    print(settings.name, settings.cookies.access.name, settings.tokens.algorithm)
  }
}
