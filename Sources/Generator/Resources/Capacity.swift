// SPDX-License-Identifier: Apache-2.0

import Domain

/// How much room schools have for what they wish: the figures in which the densities differ. docs/generator.md lists
/// them.
struct Capacity: Sendable {
  /// Most people out at once: schools of up to six classes, larger ones, secondaries.
  let mostOut: (small: Int, large: Int, secondary: Int)
  /// Most supply staff a day, likewise.
  let supply: (small: Int, large: Int, secondary: Int)
  /// Price of half a day of supply in thousandths of a day's.
  let halfDayShare: Int
  /// Of a thousand schools, those whose agency sells whole days only.
  let wholeDaysOnly: Int
  /// Pounds of release budget for each visit that a school of its size wishes for, where it has class teachers, where it
  /// has a timetable, and for any school.
  ///
  /// In groups of one town there's no base, and a tenth less for each visit: hardly any paid session draws on it.
  let budget: (primary: Int, secondary: Int, base: Int)
  /// Most visits received in a half-term by primaries and secondaries.
  let visitsHosted: (primary: Int, secondary: Int)
  /// Most twilights a person and half-term; nil: the profile's.
  let twilights: Int?
  /// Of a thousand primaries, those with somebody free for cover all week and on one weekday.
  let primaryCover: (allWeek: Int, oneDay: Int)
  /// Cover supervisors of a secondary who may be used at once: all but this many, or this many.
  let secondaryCover: (allBut: Int, most: Int)
  /// INSET days that each school fills with a programme of its own.
  let ownInset: Int
  /// Pounds for staffing that every school has, thousandths of what its posts cost where a teacher is hired for them, and
  /// of its shares in specialists.
  let staffing: (base: Int, posts: ClosedRange<Int>, rotas: Int)
  /// Thousandths of the expected demand that shared funds hold.
  let funds: Int
  /// Dates of each trainer and expert: any, or a number for a hub and more for each of its towns.
  let trainerDates: (base: Int, perCluster: Int)?

  static func of(_ density: GenerationParameters.Density) -> Capacity {
    switch density {
    case .loose:
      Capacity(
        mostOut: (2, 4, 8), supply: (2, 3, 4), halfDayShare: 600, wholeDaysOnly: 0, budget: (460, 500, 1200),
        visitsHosted: (6, 8), twilights: nil, primaryCover: (450, 300), secondaryCover: (1, 99), ownInset: 0,
        staffing: (6000, 1200...1600, 1200), funds: 1600, trainerDates: nil)
    case .tight:
      Capacity(
        mostOut: (1, 2, 3), supply: (1, 1, 2), halfDayShare: 750, wholeDaysOnly: 300, budget: (95, 75, 900),
        visitsHosted: (4, 6), twilights: 4, primaryCover: (0, 120), secondaryCover: (2, 1), ownInset: 2,
        staffing: (1500, 700...1200, 1050), funds: 850, trainerDates: (3, 2))
    }
  }
}

extension Capacity {
  /// A school with its limits, prices, budgets and rooms.
  func furnished(
    _ plan: SchoolPlan, in county: County, placements: Money.Placements, _ random: inout RandomStream
  ) -> School {
    var school = plan.school
    let isSecondary = plan.shape.timetable != nil
    let classes = plan.shape.classes?.classes.count ?? 0
    let isLarge = classes > 6
    school.mostOut = isSecondary ? mostOut.secondary : isLarge ? mostOut.large : mostOut.small
    if isSecondary { school.mostOutOfDepartment = max(1, mostOut.secondary / 3) }
    if plan.phase == .allThrough {
      school.mostOutOfPhase = [
        PhaseLimit(phase: .primary, people: mostOut.small), PhaseLimit(phase: .secondary, people: mostOut.secondary),
      ]
    }
    // Supply costs a quarter more in special schools.
    let each = isSecondary ? budget.secondary : plan.phase == .special ? budget.primary * 5 / 4 : budget.primary
    let pounds =
      county.clusters.count > 1
      ? budget.base + each * VisitMaker.count(plan) : each * VisitMaker.count(plan) * 9 / 10
    let forPosts = placements.posts[plan.index] * random.draw(staffing.posts) / 1000
    let forRotas = placements.rotas[plan.index] * staffing.rotas / 1000
    school.staffingBudget = Pence((staffing.base + forPosts + forRotas) / 100 * 10_000)
    supply(&school, isSecondary: isSecondary, isLarge: isLarge, &random)
    // Who can only buy whole days has set a little more aside.
    let isDear = school.supply.halfDayRate == school.supply.dayRate
    school.releaseBudget = Pence(pounds * random.draw(96...104) * (isDear ? 11 : 10) / 1000 * 100)
    school.twilight.latestEnd = TimeOfDay(minutes: 1050 + 15 * random.below(isSecondary ? 5 : 3))
    school.twilight.mostPerHalfTerm = twilights
    school.mostVisitsHosted = isSecondary ? visitsHosted.secondary : visitsHosted.primary
    if school.groups.contains(SchoolGroups.pilot) { school.benefitFloor = Minutes(60 * random.draw(3...6)) }
    school.repaysProtectedTime = random.chance(120)
    // Building work, or an inspection expected: a few primaries receive nobody.
    school.hosts = plan.phase != .primary || !random.chance(25)
    // Nobody who can buy whole days alone releases by half-days.
    if isSecondary && random.chance(100) && !isDear { school.releaseUnit = .halfDay }
    school.rooms = rooms(plan, isSecondary: isSecondary, isLarge: isLarge, &random)
    return school
  }

  private func supply(_ school: inout School, isSecondary: Bool, isLarge: Bool, _ random: inout RandomStream) {
    let day = school.phase == .special ? 270 : isSecondary ? random.draw(280...298) : random.draw(210...230)
    let isWholeDaysOnly = random.chance(wholeDaysOnly)
    school.supply.dayRate = Pence(day * 100)
    school.supply.halfDayRate = Pence(isWholeDaysOnly ? day * 100 : day * halfDayShare / 1000 * 100)
    school.supply.hireHalfDayRate = Pence(day * 43)
    school.supply.mostPerDay = isSecondary ? supply.secondary : isLarge ? supply.large : supply.small
    school.supply.noticeDays = random.draw(1...5)
    school.supply.cancellationCharge = Pence(random.draw(4...10) * 1000)
  }

  private func rooms(_ plan: SchoolPlan, isSecondary: Bool, isLarge: Bool, _ random: inout RandomStream) -> [Room] {
    if isSecondary {
      return [
        Room(name: "Hall", capacity: random.draw(24...32) * 10), Room(name: "Lecture theatre", capacity: 90),
        Room(name: "Library", capacity: 40), Room(name: "Training room", capacity: 24),
      ]
    }
    // Every fourth primary states none, so that the profile's meeting space is used too.
    if plan.index % 4 == 3 { return [] }
    return [
      Room(name: "Hall", capacity: isLarge ? random.draw(9...14) * 10 : random.draw(5...8) * 10),
      Room(name: "Staffroom", capacity: isLarge ? 30 : 18),
    ]
  }
}
