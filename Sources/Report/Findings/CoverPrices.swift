// SPDX-License-Identifier: Apache-2.0

import Domain

/// What one more person to cover classes would be worth at a school on a weekday (E3): what the plan would have to buy less
/// of, if nothing else in it changed.
///
/// A person covers one class in every period of the day. What's saved is the difference of the cheapest purchases for the
/// classes that supply teachers take, with and without; the plan could also make something better of it, so that it's worth
/// at least that.
struct CoverPrices: Sendable {
  /// One school on one weekday.
  struct Entry: Hashable, Sendable {
    let school: Identifier<School>
    let weekday: Weekday
    /// Dates on which supply is bought.
    var dates = 0
    /// Supply teachers' half-days bought, and how many of them one more person spares.
    var halfDays = 0
    var spared = 0
    /// What those cost less.
    var saved = Pence.zero
    /// The same, purchase by purchase as the objective has it.
    var worth = MilliLessons.zero
    /// Dates on which as many supply teachers come as may: nobody more could leave a class then.
    var atLimit = 0
  }

  /// Where anything is saved, the most first.
  let entries: [Entry]

  init(_ group: Group, _ plan: Plan, directory: Directory) {
    let days = Self.days(plan)
    var entries: [Key: Entry] = [:]
    for (key, classes) in days {
      guard let school = directory.schools[key.school], let bells = directory.bells[school.bells]?.day(key.date.weekday)
      else { continue }
      let market = SupplyMarket(school, group.rules)
      let now = market.purchase(for: Self.needs(classes, bells, inside: 0))
      let then = market.purchase(for: Self.needs(classes, bells, inside: 1))
      let entryKey = Key(school: key.school, weekday: key.date.weekday)
      var entry = entries[entryKey] ?? Entry(school: key.school, weekday: key.date.weekday)
      entry.dates += 1
      entry.halfDays += now.halfDays
      entry.spared += now.halfDays - then.halfDays
      entry.saved += now.cost - then.cost
      entry.worth += market.lessons(now) - market.lessons(then)
      if now.staff >= school.supply.mostPerDay ?? group.rules.defaults.supplyPerDay { entry.atLimit += 1 }
      entries[entryKey] = entry
    }
    self.entries = entries.values.filter { $0.saved > .zero }.sorted {
      ($1.saved, $0.school, $0.weekday) < ($0.saved, $1.school, $1.weekday)
    }
  }

  private struct Key: Hashable {
    let school: Identifier<School>
    let weekday: Weekday
  }

  private struct Day: Hashable {
    let school: Identifier<School>
    let date: CivilDate
  }

  /// The classes that supply teachers take, by school and date.
  private static func days(_ plan: Plan) -> [Day: [CoverAssignment]] {
    let bySupply = plan.cover.filter { if case .supply = $0.by { true } else { false } }
    return Dictionary(grouping: bySupply) { Day(school: $0.lesson.school, date: $0.date) }
  }

  /// The most classes at once, of each half of the day, that so many more people don't take.
  private static func needs(_ classes: [CoverAssignment], _ bells: BellDay, inside: Int) -> SupplyMarket.Needs {
    var needs = SupplyMarket.Needs()
    for (_, taken) in Dictionary(grouping: classes, by: \.lesson.period) {
      guard let first = taken.first else { continue }
      let left = max(0, taken.count - inside)
      switch bells.half(at: first.lesson.span.start) {
      case .morning: needs.mornings = max(needs.mornings, left)
      case .afternoon: needs.afternoons = max(needs.afternoons, left)
      }
    }
    return needs
  }
}

/// What supply teachers cost a school, as model.md has it (*Cover and supply*).
struct SupplyMarket {
  private let day: Pence
  private let half: Pence
  private let pencePerLesson: Int

  /// The most classes at once that need a supply teacher.
  struct Needs: Hashable {
    var mornings = 0
    var afternoons = 0
  }

  /// Supply teachers for whole days and for halves.
  struct Purchase: Hashable {
    let days: Int
    let halves: Int
    let staff: Int
    let cost: Pence
    var halfDays: Int { 2 * days + halves }
  }

  init(_ school: School, _ rules: RulesProfile) {
    day = school.supplyDayRate(rules.defaults)
    half = school.supplyHalfDayRate(rules.defaults)
    pencePerLesson = rules.rates.pencePerLesson.rawValue
  }

  /// The cheapest purchase; of equally cheap ones that with most days.
  func purchase(for needs: Needs) -> Purchase {
    let most = max(needs.mornings, needs.afternoons)
    let purchases = (0...most).map { days in
      let halves = max(0, needs.mornings - days) + max(0, needs.afternoons - days)
      return Purchase(days: days, halves: halves, staff: most, cost: day * days + half * halves)
    }
    return purchases.min { ($0.cost, $1.days) < ($1.cost, $0.days) } ?? purchases[0]
  }

  /// What a purchase counts in the objective: each supply teacher by themselves, rounded down.
  func lessons(_ purchase: Purchase) -> MilliLessons {
    func one(_ cost: Pence) -> Int { floorDivide(cost.rawValue * 1000, pencePerLesson) }
    return MilliLessons(purchase.days * one(day) + purchase.halves * one(half))
  }
}
