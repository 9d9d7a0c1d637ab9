import CountersignSettings

extension NginxContext {
  /// What the answer to one request too many carries.
  var refusal: [String: TemplateValue] {
    get throws(TargetError) {
      let (refusal, cors) = (ProxyRefusal(settings, limits: plan.limits), settings.cors)
      var headers: [[String: TemplateValue]] = []
      for header in refusal.headers {
        headers.append([
          "header": .code(NginxLiteral.code(header.name)),
          "value": .code(try NginxLiteral.string(header.value, of: header.setting)),
        ])
      }
      let exposed = cors.exposeHeaders.joined(separator: ", ")
      return [
        "refusal": .list(headers),
        "has_readers": .flag(!refusal.readers.isEmpty && !refusal.readPaths.isEmpty),
        "read_paths": .code(try NginxLiteral.path(refusal.readPaths, of: "routes")),
        "readers": .list(try readers(refusal)),
        "reads_with_credentials": .flag(cors.allowCredentials),
        "exposes_headers": .flag(!cors.exposeHeaders.isEmpty),
        "exposed_headers": .code(try NginxLiteral.string(exposed, of: "cors.expose_headers")),
      ]
    }
  }

  private func readers(
    _ refusal: ProxyRefusal
  ) throws(TargetError) -> [[String: TemplateValue]] {
    var readers: [[String: TemplateValue]] = []
    for reader in refusal.readers {
      let answer = reader.answer.map { "\"\($0)\"" } ?? "$http_origin"
      readers.append([
        "origin": .code(try NginxLiteral.pattern(reader.pattern, of: reader.setting)),
        "answer": .code(NginxLiteral.code(answer)),
      ])
    }
    return readers
  }
}
