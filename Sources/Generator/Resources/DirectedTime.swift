// SPDX-License-Identifier: Apache-2.0

import Domain

/// Meeting nights, published twilights, and internal cover.
struct DirectedTime {
  let county: County
  let capacity: Capacity
  let rosters: [Roster]

  /// Each school's weekly meeting: most of a town's schools share a night, and all go on until five.
  func meetings() -> [MeetingSlot] {
    county.plans.map { plan in
      var random = county.random("meeting", plan.index)
      let night = county.clusters[plan.cluster].night
      let own = random.chance(750) ? night : random.pick(.monday, .tuesday, .wednesday, .thursday)
      let end = rosters[plan.index].bells.day(own)?.pupils.end ?? TimeOfDay(minutes: 930)
      return MeetingSlot(
        school: plan.id, weekday: own, span: TimeSpan(end + Minutes(15), TimeOfDay(minutes: 1020 + 5 * random.below(4)))
      )
    }
  }

  /// The twilights as which each school works its last INSET day, and one more.
  func directed() -> [DirectedSlot] {
    county.plans.flatMap { plan -> [DirectedSlot] in
      var random = county.random("directed", plan.index)
      let end = rosters[plan.index].bells.day(.tuesday)?.pupils.end ?? TimeOfDay(minutes: 930)
      let span = TimeSpan(end + Minutes(15), end + Minutes(135))
      let dates = [
        YearDates.day(10, random.pick(6, 13)), YearDates.day(11, random.pick(10, 17)),
        YearDates.day(3, random.pick(2, 9)),
      ]
      return zip(dates, ["Trust twilight", "INSET twilight 1", "INSET twilight 2"]).map {
        DirectedSlot(school: plan.id, date: $0, span: span, name: $1)
      }
    }
  }

  /// Internal cover, period by period.
  func cover() -> [InternalCover] {
    county.plans.flatMap { plan -> [InternalCover] in
      var random = county.random("cover", plan.index)
      return plan.shape.timetable == nil ? primaryCover(plan, &random) : secondaryCover(plan, &random)
    }
  }

  private func primaryCover(_ plan: SchoolPlan, _ random: inout RandomStream) -> [InternalCover] {
    let choice = random.below(1000)
    let weekday = random.pick(Weekday.tuesday, .wednesday, .thursday)
    let days: [Weekday]
    switch choice {
    case ..<capacity.primaryCover.allWeek: days = Array(Weekday.allCases.prefix(5))
    case ..<(capacity.primaryCover.allWeek + capacity.primaryCover.oneDay): days = [weekday]
    default: return []
    }
    return days.flatMap { day in
      periods(plan, day).map {
        InternalCover(
          school: plan.id, weekday: day, period: $0.name, people: 1, reserve: 0, winterReserve: days.count > 1 ? 1 : 0)
      }
    }
  }

  private func secondaryCover(_ plan: SchoolPlan, _ random: inout RandomStream) -> [InternalCover] {
    let people = rosters[plan.index].people.count { $0.role == "cover supervisor" }
    let reserve = max(capacity.secondaryCover.allBut, people - capacity.secondaryCover.most)
    return Weekday.allCases.prefix(5).flatMap { day in
      periods(plan, day).map { period in
        // Monday mornings and Friday afternoons are when most are ill.
        let isHard = (day == .monday && period.name == "P1") || (day == .friday && period.name == "P5")
        var cover = InternalCover(
          school: plan.id, weekday: day, period: period.name, people: people, reserve: reserve + (isHard ? 1 : 0),
          winterReserve: min(people, reserve + (isHard ? 2 : 1)))
        // While examinations last, one of them invigilates.
        cover.exceptions = [HalfTermCover(halfTerm: 5, people: max(0, people - 1), reserve: reserve)]
        return cover
      }
    }
  }

  private func periods(_ plan: SchoolPlan, _ day: Weekday) -> [Period] {
    rosters[plan.index].bells.day(day)?.lessonPeriods ?? []
  }
}
