#if Server
  import CountersignRules

  /// Tokens that nobody signed, made at test time.
  enum SampleToken {
    /// A token of the shape that servers hand out; the signature is the text `signature`.
    static func text(
      alg: String = "HS256", issued: Int64, expires: Int64, more: String = ""
    ) -> String {
      let header = "{\"alg\":\"\(alg)\",\"typ\":\"JWT\"}"
      let payload = "{\"iat\":\(issued),\"exp\":\(expires)\(more)}"
      return [header, payload, "signature"].map { Base64URL.encode($0.utf8) }
        .joined(separator: ".")
    }
  }
#endif
