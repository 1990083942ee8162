// SPDX-License-Identifier: Apache-2.0

import Domain

/// Times at which people, rooms, schools can't be used, cover of trusts, and what schools can spare.
struct Absences {
  let county: County
  let capacity: Capacity
  let rosters: [Roster]

  func busy() -> [Busy] { county.plans.flatMap(busy) }

  private func busy(of plan: SchoolPlan) -> [Busy] {
    var random = county.random("busy", plan.index)
    var busy: [Busy] = []
    let people = rosters[plan.index].people
    if let assistant = random.pick(people.filter { $0.role == "ta" && !$0.needsCover }), random.chance(300) {
      busy.append(
        Busy(subject: .person(assistant.id), days: YearDates.span(1, 4, 7, 21), span: nil, note: ""))
    }
    if let head = people.first(where: { $0.role == "headteacher" }) {
      let first = YearDates.day(11, random.draw(9...18))
      busy.append(
        Busy(subject: .person(head.id), days: DateSpan(first, first + 1), span: nil, note: "Heads' conference"))
    }
    if let lead = random.pick(people.filter { $0.role == "senco" }) {
      let day = YearDates.day(3, random.draw(1...5))
      let span = TimeSpan(TimeOfDay(minutes: 780), TimeOfDay(minutes: 900))
      busy.append(Busy(subject: .person(lead.id), days: DateSpan(day, day), span: span, note: "Reviews"))
    }
    let openDay = YearDates.day(10, random.draw(19...23) - 7)
    busy.append(Busy(subject: .school(plan.id), days: DateSpan(openDay, openDay), span: nil, note: "Open day"))
    if plan.shape.timetable != nil {
      busy.append(
        Busy(
          subject: .room(plan.id, "Hall"), days: YearDates.span(11, 30, 12, 11), span: nil, note: "Mock examinations"))
      busy.append(
        Busy(subject: .room(plan.id, "Hall"), days: YearDates.span(5, 10, 6, 23), span: nil, note: "Examinations"))
    }
    return busy + ownInset(plan)
  }

  /// INSET days that the school fills itself, the last ones first: the first two belong to everyone.
  private func ownInset(_ plan: SchoolPlan) -> [Busy] {
    let days = CalendarMaker.insetDays(authority: plan.authority, pattern: plan.insetPattern)
      .filter { $0 != AuthorityYear.common && $0 != AuthorityYear.all[plan.authority].shared }
    return days.suffix(capacity.ownInset).map {
      Busy(
        subject: .school(plan.id), days: DateSpan($0, $0),
        span: TimeSpan(TimeOfDay(minutes: 540), TimeOfDay(minutes: 930)), note: "The school's own INSET programme")
    }
  }

  // MARK: Cover and staffing

  /// Each larger trust sends two people on two weekdays.
  func floating() -> [FloatingCover] {
    var trusts: [(name: String, schools: [Identifier<School>])] = []
    for plan in county.plans {
      guard let name = plan.school.groups.first(where: { $0.contains("Trust") }) else { continue }
      if let index = trusts.firstIndex(where: { $0.name == name }) {
        trusts[index].schools.append(plan.id)
      } else {
        trusts.append((name, [plan.id]))
      }
    }
    return trusts.enumerated().filter { $0.element.schools.count >= 3 }.flatMap { number, trust in
      [Weekday.tuesday, .thursday].map {
        FloatingCover(schools: trust.schools, weekday: $0, people: 1 + (number + $0.rawValue) % 2)
      }
    }
  }

  /// What some schools can go without while people are seconded: more in the summer, when Year 11 has left.
  func margins() -> [StaffingMargin] {
    county.plans.flatMap { plan -> [StaffingMargin] in
      var random = county.random("margins", plan.index)
      guard plan.shape.timetable != nil || random.chance(250) else { return [] }
      guard plan.shape.timetable != nil else {
        return [StaffingMargin(school: plan.id, phase: nil, halfTerms: [], halfDays: 1)]
      }
      return [
        StaffingMargin(school: plan.id, phase: .secondary, halfTerms: [], halfDays: random.draw(0...2)),
        StaffingMargin(school: plan.id, phase: .secondary, halfTerms: [6], halfDays: random.draw(4...10)),
      ]
    }
  }
}
