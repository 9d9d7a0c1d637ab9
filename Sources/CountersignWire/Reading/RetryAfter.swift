#if Server
  /// The `Retry-After` field (RFC 9110 10.2.3).
  enum RetryAfter {
    /// Whether the value is a number of seconds or an HTTP-date in one of its three forms
    /// (RFC 9110 5.6.7).
    static func isReadable(_ value: String) -> Bool {
      if !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
      let months = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
      let time = #"(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)"#
      let forms = [
        #"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \#(months) \d{4} \#(time) GMT"#,
        #"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d\d-\#(months)-\d\d \#(time) GMT"#,
        #"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \#(months) [ \d]\d \#(time) \d{4}"#,
      ]
      return forms.contains { form in
        (try? Regex(form))?.matches(all: value) ?? false
      }
    }
  }

  extension Regex {
    fileprivate func matches(all text: String) -> Bool { (try? wholeMatch(in: text)) != nil }
  }
#endif
