// SPDX-License-Identifier: Apache-2.0

import Domain
import Verifier

/// What checking a plan's bounds came to, as people and as programs read it.
///
/// Words never say more than the bounds do: they hold over the options considered, and for no other plan.
struct CertificateReport {
  let verdict: CertificateVerdict

  init(_ verdict: CertificateVerdict) { self.verdict = verdict }

  /// The verdict on the certificate called `name`, then a line a fault.
  func lines(naming name: String) -> [String] {
    guard verdict.isConfirmed, let must = verdict.must, let rest = verdict.rest else {
      return ["\(name.printable): not confirmed: \(counted(verdict.faults.count, "fault"))"]
        + verdict.faults.map { "  \($0.code.rawValue): \($0.words.printable)" }
    }
    let bounds = "must \(MilliLessons(must).written), objective \(rest.written)"
    let scope =
      switch verdict.kind {
      case .prices:
        "  Over the \(counted(verdict.options, "option")) considered, of \(counted(verdict.considered, "activity", "activities")), "
          + "no plan is better than that: \(bounds)."
      case .worth:
        "  Every one of the \(counted(verdict.considered, "activity", "activities")) considered at its full worth, no plan is "
          + "better than that: \(bounds)."
      }
    var lines = ["\(name.printable): confirmed", scope, "  What wasn't considered may be better."]
    if verdict.kept > 0 {
      lines.append(
        "  \(counted(verdict.kept, "activity of the plan", "activities of the plan")) may stay as published, be that among "
          + "what was considered or not.")
    }
    return lines
  }

  /// Under `certificate` in the document that `--format json` prints.
  struct Document: Encodable {
    var confirmed: Bool
    var scope: String
    var kind: String
    var must: Int?
    var restMilliLessons: Int?
    var options: Int
    var considered: Int
    var kept: Int
    var faults: [Fault]

    struct Fault: Encodable {
      var code: String
      var words: String
    }

    init(_ report: CertificateReport) {
      let verdict = report.verdict
      confirmed = verdict.isConfirmed
      scope = Bound.Scope.model.rawValue
      kind = verdict.kind.rawValue
      must = verdict.must
      restMilliLessons = verdict.rest?.rawValue
      options = verdict.options
      considered = verdict.considered
      kept = verdict.kept
      faults = verdict.faults.map { Fault(code: $0.code.rawValue, words: $0.words) }
    }
  }
}
