// SPDX-License-Identifier: Apache-2.0

import Domain

/// Repayments are of protected time that something takes and that the person's school lets be taken.
enum RepaymentListing: ListingCheck {
  static func check(_ plan: Plan, _ facts: Derivation, _ findings: inout Findings) {
    for repaid in facts.repaid {
      let day = facts.day(of: repaid.member.person.id, on: repaid.repayment.date)
      let isTaken = day.map {
        $0.protectedTimes.contains(repaid.time) && $0.takers(of: repaid.time, facts.index).contains { !$0.isStay }
      }
      findings.require(
        .listedRepayment, isTaken == true && repaid.time.mayBeRepaid(at: repaid.member.school), at: repaid.location,
        "\(repaid.words) is of nothing that's taken and may be repaid")
    }
  }
}
