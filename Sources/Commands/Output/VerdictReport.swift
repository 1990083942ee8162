// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Verifier

/// A verdict as people and as programs read it.
struct VerdictReport {
  let verdict: Verdict
  /// Whether the plan says that it was made from the input against which it was checked.
  let isFromThisInput: Bool

  /// A report of `verdict`.
  init(_ verdict: Verdict, isFromThisInput: Bool) {
    self.verdict = verdict
    self.isFromThisInput = isFromThisInput
  }

  /// The verdict on the plan called `name`, then a line a breach.
  func lines(naming name: String) -> [String] {
    let what =
      verdict.isVerified
      ? "verified: \(counted(verdict.checkCount, "condition")) hold, of \(counted(verdict.checks.count, "rule and list", "rules and lists"))"
      : "not verified: \(counted(verdict.breaches.count, "breach", "breaches"))"
    var lines = ["\(name.printable): \(what)"]
    if !isFromThisInput {
      lines.append(
        "  The plan was made from other input than the group holds now; this verdict is about the group as it is.")
    }
    return lines + breaches
  }

  /// What to say where a plan fails that planner itself made.
  func faultReport(on plan: Plan) -> String {
    let heading = [
      "planner: the plan found breaks a rule, and so it's neither shown nor written.",
      "This is a fault of planner, not of your data. Please report what follows, with the folder if it may be shared.",
      "  version \(PlannerProgram.version), engine \(plan.run.engine), seed \(plan.run.seed), rounds \(plan.run.rounds), "
        + "as of \(plan.asOf)",
      "  input \(plan.inputHash)",
    ]
    return (heading + breaches).joined(separator: "\n")
  }

  /// What to say where no lawful plan was found that keeps what has taken place.
  func unkeptReport(today: CivilDate) -> String {
    let heading = [
      "planner: no lawful plan was found that keeps what has taken place before \(today); nothing is shown or written. "
        + "[plan.past]",
      "What has taken place has to stay in the group's tables as it was. These rules and lists aren't met "
        + "(if none of them has to do with it, this is a fault of planner; please report it):",
    ]
    return (heading + breaches).joined(separator: "\n")
  }

  /// Whether what a plan of planner's breaks may lie in the past, that is in what has changed of it in the group's tables:
  /// that isn't planner's fault.
  func isOfThePast(in plan: Plan) -> Bool {
    verdict.breaches.contains { breach in
      switch breach.rule {
      case .past: true
      // Protected time that the past took can't be given back.
      case .protectedTime, .listedRepayment:
        plan.repayments.contains {
          $0.person == breach.location.person && $0.repaidOn == breach.location.date && $0.date < plan.asOf
        }
      // A rota of other shares than those by which stays have taken place.
      case .specialists:
        plan.occurrences.contains { $0.isStay && $0.activity == breach.location.activity && $0.date < plan.asOf }
      // Something has been spent already.
      case .money:
        plan.occurrences.contains { $0.date < plan.asOf } || plan.secondments.contains { $0.days.first < plan.asOf }
      default: false
      }
    }
  }

  private var breaches: [String] {
    verdict.breaches.map { "  \($0.rule.code)\(Self.place($0.location)): \($0.words.printable)" }
  }

  private static func place(_ location: Breach.Location) -> String {
    let parts: [(String, String?)] = [
      ("", location.date?.description), ("activity ", location.activity?.text),
      ("cohort ", location.cohort.map(String.init)), ("part ", location.part.map(String.init)),
      ("school ", location.school?.text),
      ("person ", location.person?.text), ("provider ", location.provider?.text), ("fund ", location.fund?.text),
    ]
    let text = parts.compactMap { label, value in value.map { label + $0.printable } }.joined(separator: ", ")
    return text.isEmpty ? "" : " " + text
  }
}

extension VerdictReport {
  /// The document that `--format json` prints, with sorted keys.
  /// - Parameters:
  ///   - bounds: what checking the plan's certificate came to, if that was asked for.
  ///   - kept: the plan as the database keeps it, if it does.
  func json(with bounds: CertificateReport? = nil, kept: PlanDocument? = nil) throws -> String {
    try JSONText.of(Document(self, bounds, kept))
  }

  private struct Document: Encodable {
    var verified: Bool
    var fromThisInput: Bool
    var checks: [String: Int]
    var breaches: [Item]
    var objective: Objective?
    var certificate: CertificateReport.Document?
    var plan: PlanDocument?

    init(_ report: VerdictReport, _ bounds: CertificateReport?, _ kept: PlanDocument?) {
      plan = kept
      certificate = bounds.map(CertificateReport.Document.init)
      verified = report.verdict.isVerified
      fromThisInput = report.isFromThisInput
      checks = Dictionary(report.verdict.checks.map { ($0.key.code, $0.value) }) { first, _ in first }
      breaches = report.verdict.breaches.map(Item.init)
      objective = report.verdict.objective
    }
  }

  private struct Item: Encodable {
    var rule: String
    var words: String
    var activity: String?
    var cohort: Int?
    var part: Int?
    var date: String?
    var school: String?
    var person: String?
    var provider: String?
    var fund: String?

    init(_ breach: Breach) {
      rule = breach.rule.code
      words = breach.words
      activity = breach.location.activity?.text
      cohort = breach.location.cohort
      part = breach.location.part
      date = breach.location.date?.description
      school = breach.location.school?.text
      person = breach.location.person?.text
      provider = breach.location.provider?.text
      fund = breach.location.fund?.text
    }
  }
}
