// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport

/// Plans of random values, lawful or not: every field takes every kind of value that the format allows.
struct RandomPlan {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func plan() -> Plan {
    let first = date()
    var plan = Plan(
      group: random.awkwardText(length: 8), year: DateSpan(first, first + 364), asOf: date(),
      inputHash: String(repeating: "0a", count: 32), rules: rules(),
      run: Run(
        engine: "search", seed: Int.random(in: .min ... .max, using: &random), rounds: 3, stop: one(Run.Stop.allCases)))
    plan.from = maybe { _ in String(repeating: "9f", count: 32) }
    plan.occurrences = some { $0.occurrence() }
    plan.repayments = some { random in
      Repayment(
        person: random.id(), date: random.date(), span: random.span(), kind: random.one(ProtectedTime.Kind.allCases),
        repaidOn: random.date(), lesson: random.lesson())
    }
    plan.rotas = some { random in Rota(activity: random.id(), slots: random.some { $0.slot() }) }
    plan.secondments = some { $0.secondment() }
    plan.keptTimes = some { random in
      KeptTime(
        activity: random.id(), person: random.id(), use: random.one(KeptTime.Use.allCases), date: random.date(),
        span: random.span())
    }
    plan.rotaBalances = some { random in
      RotaBalance(activity: random.id(), school: random.id(), due: 4, held: 3, madeUp: 2, owed: 1)
    }
    plan.releases = some { random in
      Release(
        date: random.date(), person: random.id(), lesson: random.lesson(), activities: random.some { $0.id() },
        needsCover: random.flag(), cost: MilliLessons(random.number()))
    }
    plan.cover = some { random in
      let number = Int.random(in: 1...9, using: &random.random)
      let by = random.one([CoverAssignment.By.inside(random.maybe { $0.id() }), .supply(number), .floater(number)])
      return CoverAssignment(date: random.date(), absent: random.id(), lesson: random.lesson(), by: by)
    }
    plan.supply = some { random in
      SupplyPurchase(
        date: random.date(), school: random.id(), part: random.one(SupplyPurchase.Part.allCases), number: 1,
        cost: Pence(21_800))
    }
    plan.legs = some { random in
      TravelLeg(
        date: random.date(), person: random.id(), from: random.place(), to: random.place(), span: random.span(),
        metres: Metres(12_000), mileage: Pence(336))
    }
    plan.charges = some { random in
      Charge(
        kind: random.one(Charge.Kind.allCases), school: random.maybe { $0.id() }, fund: random.maybe { $0.id() },
        activity: random.maybe { $0.id() }, date: random.maybe { $0.date() }, amount: Pence(random.number()))
    }
    plan.schools = some { $0.figures() }
    plan.unplaced = some { random in
      let reasons = random.some { random in
        Reason(
          code: random.one(Reason.Code.allCases), options: 5,
          concerned: random.some { $0.random.awkwardText(length: 2) })
      }
      return Unplaced(activity: random.id(), reasons: reasons, words: random.random.awkwardText(length: 20))
    }
    plan.objective = objective()
    if flag() {
      plan.prices = some { random in
        MoneyPrice(
          school: random.maybe { $0.id() }, fund: random.maybe { $0.id() },
          perHundredPounds: MilliLessons(random.number()))
      }
    }
    plan.bounds = some { random in
      Bound(
        tier: random.one(Bound.Tier.allCases), scope: random.one(Bound.Scope.allCases), value: random.number(),
        words: random.random.awkwardText(length: 9))
    }
    plan.caveats = some { $0.random.awkwardText(length: 30) }
    return plan
  }

  private mutating func occurrence() -> Occurrence {
    var occurrence = Occurrence(
      activity: id(), part: 2, date: date(), span: span(), place: place(),
      leader: maybe { $0.flag() ? .person($0.id()) : .provider($0.id()) },
      attendees: some { Attendance(person: $0.id(), role: $0.one(Attendance.Role.allCases)) },
      firmness: one(Firmness.allCases))
    occurrence.brief = maybe { $0.span() }
    occurrence.debrief = maybe { $0.span() }
    occurrence.room = maybe { $0.random.awkwardText(length: 3) }
    occurrence.observed = maybe { $0.lesson() }
    return occurrence
  }

  private mutating func slot() -> Rota.Slot {
    Rota.Slot(week: 3, weekday: one(Weekday.allCases), half: one(HalfDay.allCases), school: id())
  }

  private mutating func secondment() -> SecondmentPlacement {
    let first = date()
    return SecondmentPlacement(
      activity: id(), person: id(), from: id(), to: id(), firstHalfTerm: 2, lastHalfTerm: 3,
      days: DateSpan(first, first + 80),
      halfDays: some { WeekdayHalf(weekday: $0.one(Weekday.allCases), half: $0.one(HalfDay.allCases)) },
      backfill: some { random in
        SecondmentPlacement.BackfillShare(
          halfTerm: 2, way: random.one(Secondment.Backfill.allCases), by: random.maybe { $0.id() }, halfDays: 5)
      },
      firmness: one(Firmness.allCases))
  }

  private mutating func figures() -> SchoolFigures {
    var figures = SchoolFigures(school: id(), budget: Pence(300_000))
    figures.lessonsLost = 1
    figures.supplyHalfDays = 2
    figures.halfDaysOut = 3
    figures.spend = Pence(number())
    figures.staffing = Pence(number())
    figures.asked = Minutes(4)
    figures.share = Minutes(5)
    figures.given = Minutes(6)
    figures.hostings = 7
    figures.receptions = 8
    figures.directed = Minutes(9)
    return figures
  }

  private mutating func objective() -> Objective {
    var objective = Objective()
    objective.must = number()
    objective.churn = MilliLessons(number())
    objective.parts.lessonsLost = MilliLessons(number())
    objective.parts.money = MilliLessons(number())
    objective.parts.travel = MilliLessons(number())
    objective.parts.outsideDirected = MilliLessons(number())
    objective.parts.protectedTime = MilliLessons(number())
    objective.parts.fairness = MilliLessons(number())
    objective.parts.givingAndTaking = MilliLessons(number())
    objective.parts.preferences = MilliLessons(number())
    objective.parts.breaks = MilliLessons(number())
    objective.parts.waiting = MilliLessons(number())
    objective.parts.handover = MilliLessons(number())
    objective.parts.owed = MilliLessons(number())
    objective.parts.expectedMissing = MilliLessons(number())
    objective.parts.worth = MilliLessons(number())
    return objective
  }

  private mutating func rules() -> RulesProfile {
    var rules = RulesProfile.england
    rules.name = random.awkwardText(length: 4)
    rules.rates.visit = MilliLessons(number())
    rules.limits.remainOnSite = some { random in random.some { $0.random.awkwardText(length: 2) } }
    rules.limits.twilightLatestEnd = TimeOfDay(minutes: 1440)
    rules.defaults.supplyPerDay = 5
    rules.years.exam = []
    rules.years.satsEnd = date()
    return rules
  }

  private mutating func lesson() -> LessonReference {
    LessonReference(
      school: id(), className: random.awkwardText(length: 3), subject: random.awkwardText(length: 3),
      period: random.awkwardText(length: 3), span: span(), teacher: id())
  }

  private mutating func place() -> Place {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: .school(id())
    case 1: .provider(id())
    default: .online
    }
  }

  private mutating func span() -> TimeSpan {
    let start = Int.random(in: 0..<1440, using: &random)
    return TimeSpan(TimeOfDay(minutes: start), TimeOfDay(minutes: Int.random(in: (start + 1)...1440, using: &random)))
  }

  private mutating func date() -> CivilDate { CivilDate(daysSince1970: Int.random(in: 0...40_000, using: &random)) }
  private mutating func id<Entity>() -> Identifier<Entity> { Identifier("x" + random.awkwardText(length: 2)) }
  private mutating func number() -> Int { Int.random(in: -1_000_000...1_000_000, using: &random) }
  private mutating func flag() -> Bool { Bool.random(using: &random) }
  private mutating func one<Element>(_ all: [Element]) -> Element { all[Int.random(in: 0..<all.count, using: &random)] }
  private mutating func maybe<Element>(_ make: (inout RandomPlan) -> Element) -> Element? { flag() ? make(&self) : nil }
  private mutating func some<Element>(_ make: (inout RandomPlan) -> Element) -> [Element] {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in make(&self) }
  }
}
