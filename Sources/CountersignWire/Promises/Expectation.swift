#if Server
  import CountersignRules

  /// What an answer must show.
  struct Expectation: Sendable {
    /// The exchange's name.
    let exchange: String
    /// What is expected, in a few words.
    let wanted: String
    /// What was seen instead; nil when the answer is as expected.
    let fault: @Sendable (Exchange) -> String?

    /// An answer without the fault that `fault` looks for.
    init(
      _ exchange: String, _ wanted: String, fault: @escaping @Sendable (Exchange) -> String?
    ) {
      self.exchange = exchange
      self.wanted = wanted
      self.fault = fault
    }

    /// An answer with this status.
    static func status(_ exchange: String, _ status: Int) -> Expectation {
      Expectation(exchange, "\(status)") {
        $0.response.status == status ? nil : "\($0.response.status)"
      }
    }

    /// A response header with this value; nil for none.
    static func header(_ exchange: String, _ name: String, _ value: String?) -> Expectation {
      Expectation(exchange, "\(name): \(value ?? "absent")") {
        let found = $0.response.header(name)
        return found == value ? nil : "\(name): \(found ?? "absent")"
      }
    }

    /// An answer that deletes the cookie of this name.
    static func deletes(_ exchange: String, _ name: String) -> Expectation {
      Expectation(exchange, "\(name) deleted") { answer in
        let line = answer.response.setCookie(name).flatMap { SetCookieLine($0) }
        return line?.isDeletion == true ? nil : "\(name) not deleted"
      }
    }

    /// A response header whose list has all of these members, without regard to case.
    static func members(_ exchange: String, _ name: String, _ members: [String]) -> Expectation {
      Expectation(exchange, "\(name): \(members.joined(separator: ", "))") {
        let lines = $0.response.headers.filter { $0.name.lowercased() == name }.map(\.value)
        let found = lines.flatMap { $0.lowercased().split { $0 == "," || $0 == " " } }
        let missing = members.filter { !found.contains(Substring($0.lowercased())) }
        return missing.isEmpty ? nil : "\(name) lacks \(missing.joined(separator: ", "))"
      }
    }

    /// An answer that says it depends on a request header: by name, or by `*`, which says that it
    /// may depend on anything (RFC 9110 12.5.5).
    static func varies(_ exchange: String, _ name: String) -> Expectation {
      let named = members(exchange, "vary", [name])
      return Expectation(exchange, named.wanted) { answer in
        let lines = answer.response.headers.filter { $0.name.lowercased() == "vary" }
        let isAny = lines.contains { $0.value.split { $0 == "," || $0 == " " }.contains("*") }
        return isAny ? nil : named.fault(answer)
      }
    }
  }

  extension Transcript {
    /// Held when every expectation is met; revealed by the first that is not.
    func judge(_ expectations: [Expectation], held observed: String) -> Judgement {
      for expectation in expectations {
        guard let exchange = self[expectation.exchange] else {
          return .unreachable("\(expectation.exchange) was never sent")
        }
        if let fault = expectation.fault(exchange) {
          return .revealed(
            Evidence(
              "\(expectation.exchange): \(fault), promised \(expectation.wanted)",
              bytes: [exchange.summary]))
        }
      }
      return .held(observed: observed)
    }
  }

  extension Promise {
    /// A promise that is kept when every expectation is met.
    init(
      _ id: String, _ title: String, _ fields: [String], needs: Set<Probe.Need> = [.account],
      steps: [Probe.Step], expect expectations: [Expectation], held observed: String
    ) {
      self.init(
        id: id, title: title, fields: fields,
        probe: Probe(
          needs: needs, steps: { _ in steps },
          judge: { $0.judge(expectations, held: observed) }))
    }
  }

  extension Probe.Step {
    /// The account logs in.
    static let login = Probe.Step.send(ProbeRequest(.login), as: "login")
  }
#endif
