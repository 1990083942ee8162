// SPDX-License-Identifier: Apache-2.0

/// What one activity amounts to for the whole: the part of the objective that is its own, and what it gives to schools.
struct ActivityCell: Equatable {
  /// Costs of fees, of expected people missing and of preferences not met, and (negative) worth.
  var fees = 0
  var missing = 0
  var preferences = 0
  /// What isn't liked about dates and hangs on each by itself, so that dates that are alike otherwise differ in it, and no
  /// bound counts it: distance from events.
  var distance = 0
  /// People without room to prepare or to follow up.
  var unprepared = 0
  var worth = 0
  /// Cost of protected time that's repaid.
  var protectedTime = 0
  var waiting = 0
  var handover = 0
  var owed = 0
  /// What it costs to tell people of what's different from the published plan: a tier of its own.
  var churn = 0
  /// Hires that a vacant post saves, to be taken off.
  var saved = 0
  var cost: Int {
    fees + missing + preferences + distance + unprepared + worth + protectedTime + waiting + handover + owed - saved
  }
  /// Pence by school and by fund.
  var schoolFees: [SchoolAmount] = []
  var fundFees = FundAmount()
  /// Recharges and contributions: pence by school that pays (positive) or is paid, and what a fund pays.
  var staffing: [SchoolAmount] = []
  var fundStaffing = FundAmount()
  /// Minutes of benefit by school.
  var given: [SchoolAmount] = []
  var hosted: [Int] = []
  var received: [Int] = []
  var broken: RuleSet = []

  /// An amount of pence or minutes of one school.
  struct SchoolAmount: Equatable {
    let school: Int
    let amount: Int
  }

  /// Pence that a fund pays; fund -1: none does.
  struct FundAmount: Equatable {
    var fund = -1
    var pence = 0
  }
}
