// SPDX-License-Identifier: Apache-2.0

import Domain

/// Cover and supply of one school on one date.
struct CoverDay: Sendable {
  let school: School
  let date: CivilDate
  /// Lost lessons that need cover.
  let losses: [Loss]
  /// How many lessons the school covers itself, by period, for the periods with losses.
  let inside: [String: Int]
  /// Cover supervisors who are away in a period, by period, for the periods with losses.
  let away: [String: Set<Identifier<Person>>]
  /// The most lessons at once that nobody inside can cover, by half.
  let needs: [HalfDay: Int]
  /// Floaters who come.
  private(set) var floaters = 0
  /// Supply bought: days, then mornings, then afternoons.
  private(set) var purchases: [SupplyPurchase]

  /// Number of supply teachers at once.
  var supplyStaff: Int {
    let count = { (part: SupplyPurchase.Part) in purchases.filter { $0.part == part }.count }
    return count(.day) + max(count(.morning), count(.afternoon))
  }

  init(
    school: School, date: CivilDate, losses: [Loss], dayOfPerson: [Identifier<Person>: PersonDay],
    seconded: SecondedPeople, index: GroupIndex
  ) {
    self.school = school
    self.date = date
    self.losses = losses
    var inside: [String: Int] = [:]
    var away: [String: Set<Identifier<Person>>] = [:]
    var greatest: [HalfDay: Int] = [:]
    for period in grouped(losses, by: { $0.lesson.lesson.period }) {
      guard let lesson = period.values.first?.lesson else { continue }
      let absent = index.coverStaff(of: school.id).filter { member in
        guard member.person.isValid(on: date) else { return false }
        let away = dayOfPerson[member.person.id]?.away ?? []
        return away.contains { $0.away(index).overlaps(lesson.span) }
          || seconded.contains(member.person.id, on: date, lesson.half)
      }
      away[period.key] = Set(absent.map(\.person.id))
      let spare = Self.spare(school.id, date, period.key, index)
      inside[period.key] = max(0, spare - absent.count)
      let need = max(0, period.values.count - max(0, spare - absent.count))
      greatest[lesson.half] = max(greatest[lesson.half] ?? 0, need)
    }
    self.inside = inside
    self.away = away
    needs = greatest
    purchases = Supply.purchases(school, date, needs: greatest, floaters: 0, index)
  }

  /// The same day with floaters who come.
  func with(floaters: Int, _ index: GroupIndex) -> Self {
    var day = self
    day.floaters = floaters
    day.purchases = Supply.purchases(school, date, needs: needs, floaters: floaters, index)
    return day
  }

  /// People beyond the sickness reserve in the date's half-term.
  private static func spare(
    _ school: Identifier<School>, _ date: CivilDate, _ period: String, _ index: GroupIndex
  ) -> Int {
    guard let row = index.internalCover(school, date.weekday, period) else { return 0 }
    return row.usable(inHalfTerm: index.halfTerm(school, date))
  }
}

/// What a school buys.
enum Supply {
  /// What's bought for the greatest needs of the halves where each of some floaters covers a lesson of every period.
  static func purchases(
    _ school: School, _ date: CivilDate, needs: [HalfDay: Int], floaters: Int, _ index: GroupIndex
  ) -> [SupplyPurchase] {
    let left = { (half: HalfDay) in max(0, (needs[half] ?? 0) - floaters) }
    return purchases(school, date, mornings: left(.morning), afternoons: left(.afternoon), index)
  }

  /// The cheapest days and half-days for these greatest needs; of equally cheap ones the one with most days.
  static func purchases(
    _ school: School, _ date: CivilDate, mornings: Int, afternoons: Int, _ index: GroupIndex
  ) -> [SupplyPurchase] {
    let day = dayRate(school, index)
    let half = halfDayRate(school, index)
    var best = (days: 0, cost: half * (mornings + afternoons))
    for days in 0...max(mornings, afternoons) {
      let cost = day * days + half * (max(0, mornings - days) + max(0, afternoons - days))
      if cost <= best.cost { best = (days, cost) }
    }
    let parts: [(SupplyPurchase.Part, Int, Pence)] = [
      (.day, best.days, day), (.morning, max(0, mornings - best.days), half),
      (.afternoon, max(0, afternoons - best.days), half),
    ]
    var purchases: [SupplyPurchase] = []
    for (part, count, cost) in parts {
      for _ in 0..<count {
        purchases.append(
          SupplyPurchase(date: date, school: school.id, part: part, number: purchases.count + 1, cost: cost))
      }
    }
    return purchases
  }

  /// Price of a supply teacher's half-day: the school's own, else a part of the day's.
  static func halfDayRate(_ school: School, _ index: GroupIndex) -> Pence {
    school.supply.halfDayRate
      ?? Pence(floorDivide(dayRate(school, index).rawValue * index.group.rules.defaults.supplyHalfDay.rawValue, 1000))
  }

  /// Price of a supply teacher's day: the school's own, else by its phase.
  static func dayRate(_ school: School, _ index: GroupIndex) -> Pence {
    if let stated = school.supply.dayRate { return stated }
    let defaults = index.group.rules.defaults
    return switch school.phase {
    case .primary, .nursery: defaults.supplyDayPrimary
    case .special: defaults.supplyDaySpecial
    case .middle, .secondary, .other, .allThrough, .sixthForm: defaults.supplyDaySecondary
    }
  }
}
