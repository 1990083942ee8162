// SPDX-License-Identifier: Apache-2.0

import Domain

/// Keeps periods in which secondary teachers are free: planning time, time of early-career teachers and their mentors,
/// time of heads of department.
struct FreeTime {
  let timetable: Timetable
  let teachers: TeamStaff

  private var curriculum: Curriculum { timetable.curriculum }

  func protect(in roster: inout Roster) {
    let busy = lessonSlots()
    let all = Timetable.all(periods: curriculum.shape.periods)
    for (team, places) in teachers.places.enumerated() {
      for id in places {
        guard let person = roster.people.first(where: { $0.id == id }) else { continue }
        let taught = busy[id] ?? []
        let free = all.filter { !taught.contains($0) && !timetable.freeDays[team].contains($0.weekday) }
        keep(kinds(person, lessons: taught.count), in: Self.paired(free), for: id, &roster)
      }
    }
    for leader in Set(teachers.given.values).sorted() {
      let free = all.filter { !(busy[leader] ?? []).contains($0) }
      keep([(.ppa, ((busy[leader] ?? []).count + 9) / 10)], in: Self.paired(free), for: leader, &roster)
    }
  }

  /// The slots in which each person teaches.
  private func lessonSlots() -> [Identifier<Person>: Set<Timetable.Slot>] {
    var busy: [Identifier<Person>: Set<Timetable.Slot>] = [:]
    for (index, unit) in curriculum.units.enumerated() {
      for (place, own) in teachers.places[unit.team].enumerated() {
        let person = teachers.given[TeamStaff.Load(unit: index, place: place)] ?? own
        busy[person, default: []].formUnion(timetable.slots[index])
      }
    }
    return busy
  }

  /// How many periods of which kind a person keeps: PPA a tenth of what they teach, in the first year of a career as much
  /// again and in the second half of it.
  private func kinds(_ person: Person, lessons: Int) -> [(ProtectedTime.Kind, Int)] {
    var kinds: [(ProtectedTime.Kind, Int)] = [(.ppa, (lessons + 9) / 10)]
    let slots = curriculum.slots
    if person.careerStage == "ect1" { kinds.append((.ect, (slots + 11) / 12)) }
    if person.careerStage == "ect2" { kinds.append((.ect, (slots + 19) / 20)) }
    if teachers.mentors.contains(where: { $0.mentor == person.id }) { kinds.append((.mentor, 2)) }
    if person.role == "head of department" { kinds.append((.leadership, 4)) }
    return kinds
  }

  /// Slots that are free in both weeks first, week beside week, so that most kept time is the same every week.
  private static func paired(_ free: [Timetable.Slot]) -> [Timetable.Slot] {
    let known = Set(free)
    func twin(_ slot: Timetable.Slot) -> Timetable.Slot {
      Timetable.Slot(week: 1 - slot.week, weekday: slot.weekday, period: slot.period)
    }
    let both = free.filter { $0.week == 0 && known.contains(twin($0)) }
    return both.flatMap { [$0, twin($0)] } + free.filter { !known.contains(twin($0)) }
  }

  private func keep(
    _ kinds: [(kind: ProtectedTime.Kind, count: Int)], in free: [Timetable.Slot], for person: Identifier<Person>,
    _ roster: inout Roster
  ) {
    var rest = free[...]
    for (kind, count) in kinds {
      let taken = Array(rest.prefix(count))
      rest = rest.dropFirst(count)
      for (number, slot) in taken.enumerated() {
        guard let periods = roster.bells.day(slot.weekday)?.lessonPeriods, slot.period < periods.count else { continue }
        let isTwin = taken.contains { $0.week != slot.week && $0.weekday == slot.weekday && $0.period == slot.period }
        // One row for both weeks.
        if isTwin, taken[..<number].contains(where: { $0.weekday == slot.weekday && $0.period == slot.period }) {
          continue
        }
        roster.protect(
          person, kind, slot.weekday, periods[slot.period].span, week: isTwin ? nil : Timetable.letters[slot.week])
      }
    }
  }
}
