/// What the beginning of a cookie's name promises; letter case does not count.
///
/// Source: RFC 6265bis 5.7 steps 20 to 22; layered-cookies 5.4.3 for the two `Http-` prefixes.
struct PrefixRule {
  let line: SetCookieLine
  let context: CookieContext

  /// Throws the first promise that the line breaks.
  func check() throws(Clause) {
    let first = line.name.isEmpty ? line.value.utf8.first : line.name.utf8.first
    guard first == UInt8(ascii: "_") else { return }
    guard !line.name.isEmpty else { return try checkNameless() }
    if ASCII.hasPrefix(line.name, "__secure-"), !line.isSecure { throw .securePrefix }
    if ASCII.hasPrefix(line.name, "__host-") { try checkHost() }
    guard context.agent.knowsHTTPPrefixes else { return }
    let isHTTP = ASCII.hasPrefix(line.name, "__http-")
    if isHTTP, !line.isSecure { throw .httpPrefixSecure }
    if isHTTP || ASCII.hasPrefix(line.name, "__host-http-") { try checkHTTP() }
  }

  private func checkHost() throws(Clause) {
    guard line.isSecure else { throw .hostPrefixSecure }
    // An address has no other Domain than itself, and browsers let it pass.
    guard line.domain == nil || context.url.host.isAddress else { throw .hostPrefixDomain }
    guard line.path == "/" else { throw .hostPrefixPath }
  }

  private func checkHTTP() throws(Clause) {
    guard !context.isScript else { throw .httpPrefixScript }
    guard line.isHTTPOnly else { throw .httpPrefixHTTPOnly }
  }

  private func checkNameless() throws(Clause) {
    let known = ["__secure-", "__host-"] + (context.agent.knowsHTTPPrefixes ? ["__http-"] : [])
    guard !known.contains(where: { ASCII.hasPrefix(line.value, $0) }) else {
      throw .namelessPrefix
    }
  }
}
