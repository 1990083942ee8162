// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// H6 to H9: how much is taken. Each change breaks one clause and nothing else.
@Suite struct BrokenLimitRulesTests {
  @Test(arguments: peopleOut + cover + money + limits + providers)
  func changeBreaksJustItsRule(_ change: Change) {
    #expect(change.codesWhenRelisted() == change.codes)
  }

  static let peopleOut: [Change] = [
    Change(["H6"], "more people out than the school lets") { $0.group.changeSchool("oak") { $0.mostOut = 0 } },
    Change(["H6"], "more people out than the profile lets") { $0.group.rules.limits.mostOutAtLeast = 0 },
    // Two teachers at Oak and at Elm, three at Ash: 500 in a thousand is one each.
    Change([], "as many people out as the profile's share") {
      $0.group.rules.limits.mostOutAtLeast = 0
      $0.group.rules.limits.mostOutShare = PerMille(500)
    },
    Change(["H6"], "less than the profile's share") {
      $0.group.rules.limits.mostOutAtLeast = 0
      $0.group.rules.limits.mostOutShare = PerMille(499)
    },
    Change(["H6"], "more of a department than the school lets") {
      $0.group.changeSchool("ash") { $0.mostOutOfDepartment = 0 }
    },
    Change(["H6"], "more of a department than the profile lets") {
      $0.group.rules.limits.mostOutOfDepartmentAtLeast = 0
    },
    // Maths at Ash has two people: 500 in a thousand is one.
    Change([], "as many of a department as the profile's share") {
      $0.group.rules.limits.mostOutOfDepartmentAtLeast = 0
      $0.group.rules.limits.mostOutOfDepartmentShare = PerMille(500)
    },
    Change(["H6"], "more of a phase than the school lets") {
      $0.group.changeSchool("oak") { $0.mostOutOfPhase = [PhaseLimit(phase: .primary, people: 0)] }
    },
    Change([], "another phase isn't concerned, and some may be out") { sample in
      sample.group.changeSchool("oak") {
        $0.mostOutOfPhase = [PhaseLimit(phase: .secondary, people: 0), PhaseLimit(phase: .primary, people: 2)]
      }
    },
    Change(["H6"], "nobody of a set of roles remains") { sample in
      sample.group.rules.limits.remainOnSite = [["first aider", "senco"]]
      sample.group.changePerson("anna") { $0.tags = ["senco"] }
    },
    Change([], "somebody of a set of roles remains") { sample in
      sample.group.rules.limits.remainOnSite = [["first aider", "senco"]]
      sample.group.changePerson("anna") { $0.tags = ["senco"] }
      sample.group.changePerson("carol") { $0.tags = ["first aider"] }
    },
    Change([], "the one who remains isn't busy all of a half-day") { sample in
      onlyCarolRemains(&sample)
      sample.group.busy = [Busy(subject: .person("carol"), days: "2026-10-06", span: "09:00-11:59", note: "")]
    },
    // Anna, who is out, holds the tag too: with Carol busy she's the only one at hand.
    Change(["H6"], "the one who remains is busy all morning") { sample in
      onlyCarolRemains(&sample)
      sample.group.busy = [Busy(subject: .person("carol"), days: "2026-10-06", span: "08:00-12:00", note: "")]
    },
    Change(["H6"], "the one who remains doesn't work then") { sample in
      onlyCarolRemains(&sample)
      sample.group.changePerson("carol") { person in
        person.works = SmallGroup.pattern([.monday, .wednesday, .thursday, .friday])
        person.works.insert(.tuesday, .afternoon)
      }
      // Heads meet on a Tuesday morning, which Carol doesn't work any more.
      sample.unplace("heads")
    },
  ]

  static let onlyCarolRemains: @Sendable (inout Sample) -> Void = { sample in
    sample.group.rules.limits.remainOnSite = [["first aider"]]
    sample.group.changePerson("anna") { $0.tags = ["first aider"] }
    sample.group.changePerson("carol") { $0.tags = ["first aider"] }
  }

  static let cover: [Change] = [
    Change(["H7"], "more supply staff than the school takes") {
      $0.group.changeSchool("oak") { $0.supply.mostPerDay = 0 }
    },
    Change(["H7"], "more supply staff than the profile lets") { $0.group.rules.defaults.supplyPerDay = 0 },
    Change([], "as many supply staff as the school takes") {
      $0.group.changeSchool("oak") { $0.supply.mostPerDay = 1 }
    },
  ]

  /// Oak's budget is £509.08, £0.09 less than it spends, and there's a reserve of so many pence for such a need.
  static func reserve(
    _ pence: Int, _ need: Int, _ change: @escaping @Sendable (inout Fund) -> Void
  ) -> @Sendable (inout Sample) -> Void {
    { sample in
      sample.group.changeSchool("oak") { $0.releaseBudget = Pence(50_908) }
      var fund = Fund(id: "reserve", name: "Reserve", amount: Pence(pence))
      fund.reserveFromNeed = PerMille(need)
      change(&fund)
      sample.group.funds.append(fund)
    }
  }

  /// So many pence owed on a date.
  static func due(_ payer: Due.Payer, _ pence: Int, _ date: CivilDate = "2026-10-01") -> Due {
    Due(date: date, payer: payer, amount: Pence(pence), kind: .fee)
  }

  static let money: [Change] = [
    Change(["H8"], "a penny more than the budget") {
      $0.group.changeSchool("oak") { $0.releaseBudget = Pence(50_916) }
    },
    Change([], "all of the budget") { $0.group.changeSchool("oak") { $0.releaseBudget = Pence(50_917) } },
    Change(["H8"], "more than the profile's budget") { $0.group.rules.defaults.releaseBudget = Pence(50_916) },
    Change(["H8"], "a penny more than the fund") { $0.group.funds[0].amount = Pence(3999) },
    Change([], "all of the fund") { $0.group.funds[0].amount = Pence(4000) },
    // Oak spends £509.17, Elm £410.53.
    Change([], "beyond the budget, from the reserve", reserve(9, 1000) { $0.schools = ["oak"] }),
    Change(["H8"], "a penny more than the reserve", reserve(8, 1000) { $0.schools = ["oak"] }),
    Change(["H8"], "a reserve for greater need", reserve(900, 1001) { _ in }),
    Change(["H8"], "a reserve for others", reserve(900, 1000) { $0.schools = ["elm"] }),
    Change([], "a reserve that two draw on") { sample in
      reserve(20, 1000) { _ in }(&sample)
      sample.group.changeSchool("elm") { $0.releaseBudget = Pence(41_042) }
    },
    Change(["H8"], "a penny more than two may draw") { sample in
      reserve(19, 1000) { _ in }(&sample)
      sample.group.changeSchool("elm") { $0.releaseBudget = Pence(41_042) }
    },
    Change(["H8"], "a penny more than dues leave") { sample in
      sample.group.changeSchool("oak") { $0.releaseBudget = Pence(51_916) }
      sample.group.dues = [due(.school("oak"), 1000)]
    },
    Change([], "all that dues leave") { sample in
      sample.group.changeSchool("oak") { $0.releaseBudget = Pence(51_917) }
      sample.group.dues = [due(.school("oak"), 1000)]
    },
    Change([], "dues of last year") { sample in
      sample.group.changeSchool("oak") { $0.releaseBudget = Pence(50_917) }
      sample.group.dues = [due(.school("oak"), 1000, "2026-07-01")]
    },
    Change(["H8"], "dues of more than the budget, and something spent besides") { sample in
      sample.group.changeSchool("oak") { $0.releaseBudget = Pence(50_917) }
      sample.group.dues = [due(.school("oak"), 50_918)]
    },
    Change(["H8"], "a penny more than dues leave of the fund") { sample in
      sample.group.funds[0].amount = Pence(4999)
      sample.group.dues = [due(.fund("hub"), 1000)]
    },
    Change([], "all that dues leave of the fund") { sample in
      sample.group.funds[0].amount = Pence(5000)
      sample.group.dues = [due(.fund("hub"), 1000)]
    },
    Change([], "dues of more than a fund that pays nothing else") { sample in
      var other = Fund(id: "other", name: "Other", amount: Pence(5))
      other.schools = ["ash"]
      sample.group.funds.append(other)
      sample.group.dues = [due(.fund("other"), 6)]
    },
    // Oak spends £509.17 and owes £10 besides.
    Change([], "dues beyond the budget, from the reserve") { sample in
      reserve(1009, 1000) { $0.schools = ["oak"] }(&sample)
      sample.group.dues = [due(.school("oak"), 1000)]
    },
    Change(["H8"], "dues that make it a penny more than the reserve") { sample in
      reserve(1008, 1000) { $0.schools = ["oak"] }(&sample)
      sample.group.dues = [due(.school("oak"), 1000)]
    },
    Change(["H8"], "of two reserves the first alone") { sample in
      reserve(8, 1000) { _ in }(&sample)
      reserve(900, 1000) { $0.id = "z-reserve" }(&sample)
    },
  ]

  static let limits: [Change] = [
    Change(["H9"], "days a week") { $0.group.changePerson("hal") { $0.limits.daysPerWeek = 0 } },
    Change(["H9"], "days a half-term") { $0.group.changePerson("hal") { $0.limits.daysPerHalfTerm = 0 } },
    Change([], "one day each half-term") { $0.group.changePerson("hal") { $0.limits.daysPerHalfTerm = 1 } },
    Change(["H9"], "days a year") { $0.group.changePerson("hal") { $0.limits.daysPerYear = 1 } },
    Change(["H9"], "the profile's days a week") { $0.group.rules.limits.daysPerWeek = 0 },
    Change(["H9"], "the profile's days a half-term") { $0.group.rules.limits.daysPerHalfTerm = 0 },
    Change(["H9"], "the profile's days a year") { $0.group.rules.limits.daysPerYear = 1 },
    Change(["H9"], "days on which a class loses lessons") { $0.group.rules.limits.classLossesPerHalfTerm = 0 },
    // 15 October to 19 November: 35 days.
    Change(["H9"], "the same subject too soon") { $0.group.rules.limits.sameSubjectGapDays = 36 },
    Change([], "the same subject after the gap") { $0.group.rules.limits.sameSubjectGapDays = 35 },
    Change(["H9"], "a year under a blackout") {
      BrokenPeopleRulesTests.blackout("weekly", "2026-10-15", years: [6])(&$0)
    },
    Change(["H9"], "a year kept to the year's end") {
      $0.group.rules.years.keptFromHalfTerm = 2
      $0.group.rules.years.keptToYearEnd = [10]
      $0.group.rules.years.keptToSats = []
    },
    Change(["H9"], "a year kept to the tests") {
      $0.group.rules.years.keptFromHalfTerm = 2
      $0.group.rules.years.keptToYearEnd = []
    },
    Change([], "a year after its tests") {
      $0.group.rules.years.keptFromHalfTerm = 1
      $0.group.rules.years.keptToYearEnd = []
      $0.group.rules.years.satsEnd = "2026-10-14"
    },
  ]

  static let providers: [Change] = [
    Change(["H9"], "a provider on another weekday") { $0.group.providers[0].weekdays = [.friday] },
    Change(["H9"], "a provider who can't come then") { $0.group.providers[0].available = ["2026-10-01..2026-10-31"] },
    Change(["H9"], "more sessions a day than a provider gives") { $0.group.providers[0].mostPerDay = 0 },
  ]
}
