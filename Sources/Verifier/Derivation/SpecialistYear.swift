// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a rota and the stays of one placed specialist come to, half-day by half-day (`docs/model.md`, *Stays*).
struct SpecialistYear: Sendable {
  /// A half-day on which the specialist could be at a school.
  struct DatedSlot: Sendable {
    let date: CivilDate
    let half: HalfDay
    /// The school to which the rota gives it.
    let due: Identifier<School>?
    /// Schools with a stay that takes it; more than one is a breach.
    let takers: [Identifier<School>]

    func isHeld(at school: Identifier<School>) -> Bool { due == school && takers.contains(school) }
    func isLost(for school: Identifier<School>) -> Bool { due == school && !takers.contains(school) }
    func isMadeUp(for school: Identifier<School>) -> Bool { due != school && takers.contains(school) }
  }

  let activity: Activity
  let wish: Specialist
  /// The specialist and their own school.
  let member: Member
  /// By date and start.
  let stays: [Stay]
  /// The half-days of a week that may be given away, in order.
  let slots: [WeekdayHalf]
  /// By date and half.
  let datedSlots: [DatedSlot]
  /// Of every school with a share, by id.
  let balances: [RotaBalance]
  /// Half-days held or made up, by school.
  let halfDays: [Identifier<School>: Int]

  /// The year of a specialist with at least one part; nil for another kind of activity.
  init?(_ activity: Activity, _ parts: [Happening], rota: Rota?, index: GroupIndex) {
    guard case .specialist(let wish) = activity.details, let person = index.directory.people[wish.person],
      let school = index.directory.schools[person.base]
    else { return nil }
    self.activity = activity
    self.wish = wish
    member = Member(person: person, school: school)
    stays = parts.sorted { ($0.date, $0.whole, $0.number) < ($1.date, $1.whole, $1.number) }
      .map { Stay($0, index: index) }
    slots = Self.slots(of: wish, activity.timing, person)
    datedSlots = Self.datedSlots(activity, wish, member, slots, rota, stays, index)
    balances = Self.balances(activity, wish, datedSlots)
    halfDays = datedSlots.reduce(into: [:]) { sums, slot in
      for school in slot.takers { sums[school, default: 0] += 1 }
    }
  }

  private static func slots(of wish: Specialist, _ timing: Timing, _ person: Person) -> [WeekdayHalf] {
    person.works.halfDays.filter { half in
      !wish.homeDays.contains(half.weekday) && !wish.protected.contains(half)
        && (timing.weekdays.isEmpty || timing.weekdays.contains(half.weekday))
    }
  }

  private static func datedSlots(
    _ activity: Activity, _ wish: Specialist, _ member: Member, _ slots: [WeekdayHalf], _ rota: Rota?,
    _ stays: [Stay], _ index: GroupIndex
  ) -> [DatedSlot] {
    guard let weeks = index.weeks(member.school.id) else { return [] }
    let template = Dictionary(
      (rota?.slots ?? []).map { (Pair($0.week, WeekdayHalf(weekday: $0.weekday, half: $0.half)), $0.school) }
    ) { first, _ in first }
    var takers: [Pair<CivilDate, HalfDay>: [Identifier<School>]] = [:]
    for stay in stays {
      for half in stay.halves {
        if let school = stay.school { takers[Pair(stay.date, half), default: []].append(school) }
      }
    }
    let ofWeekday = Dictionary(grouping: slots, by: \.weekday)
    return (0..<index.group.year.count).flatMap { offset -> [DatedSlot] in
      let date = index.group.year.first + offset
      guard let halves = ofWeekday[date.weekday], let week = weeks.number(of: date),
        isPossible(date, activity, member, index)
      else { return [] }
      let cycleWeek = 1 + week % max(1, wish.cycleWeeks)
      return halves.map { half in
        DatedSlot(
          date: date, half: half.half, due: template[Pair(cycleWeek, half)],
          takers: distinct(takers[Pair(date, half.half)] ?? []))
      }
    }
  }

  private static func isPossible(
    _ date: CivilDate, _ activity: Activity, _ member: Member, _ index: GroupIndex
  ) -> Bool {
    let windows = activity.timing.windows
    return member.person.isValid(on: date) && index.halfTerm(member.school.id, date) > 0
      && (windows.isEmpty || windows.contains { $0.contains(date) })
  }

  private static func balances(_ activity: Activity, _ wish: Specialist, _ slots: [DatedSlot]) -> [RotaBalance] {
    distinct(wish.shares.map(\.school)).map { school in
      let due = slots.filter { $0.due == school }.count
      let held = slots.filter { $0.isHeld(at: school) }.count
      let madeUp = slots.filter { $0.isMadeUp(for: school) }.count
      return RotaBalance(
        activity: activity.id, school: school, due: due, held: held, madeUp: madeUp, owed: due - held - madeUp)
    }
  }
}
