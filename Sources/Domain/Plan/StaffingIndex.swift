// SPDX-License-Identifier: Apache-2.0

/// Look-up of what a plan says of specialists and secondments; lists keep the plan's order.
struct StaffingIndex: Sendable {
  private(set) var rotas: [Identifier<Activity>: RotaReading] = [:]
  private(set) var balances: [Identifier<School>: [RotaBalance]] = [:]
  private(set) var placements: [Identifier<Activity>: SecondmentPlacement] = [:]
  private(set) var byPerson: [Identifier<Person>: [SecondmentPlacement]] = [:]
  private(set) var leaving: [Identifier<School>: [SecondmentPlacement]] = [:]
  private(set) var coming: [Identifier<School>: [SecondmentPlacement]] = [:]
  private(set) var views: [Identifier<School>: CalendarView] = [:]

  private struct ViewKey: Hashable {
    let calendar: Identifier<SchoolCalendar>
    let bells: Identifier<BellSchedule>
  }

  /// Indexes `plan`; `stays` are its occurrences by activity.
  init(_ group: Group, _ plan: Plan, directory: Directory, stays: [Identifier<Activity>: [Occurrence]]) {
    var unrolled: [ViewKey: CalendarView] = [:]
    for school in group.schools {
      guard let calendar = directory.calendars[school.calendar], let bells = directory.bells[school.bells] else {
        continue
      }
      let key = ViewKey(calendar: school.calendar, bells: school.bells)
      let view = unrolled[key] ?? CalendarView(calendar, bells: bells, year: group.year)
      unrolled[key] = view
      views[school.id] = view
    }
    for rota in plan.rotas {
      guard let activity = directory.activities[rota.activity], case .specialist(let specialist) = activity.details,
        let person = directory.people[specialist.person]
      else { continue }
      rotas[rota.activity] = RotaReading(
        rota, of: specialist, by: activity, person: person, stays: stays[rota.activity] ?? [], year: group.year,
        view: views[person.base], bells: { id in directory.schools[id].flatMap { directory.bells[$0.bells] } })
    }
    for balance in plan.rotaBalances { balances[balance.school, default: []].append(balance) }
    for secondment in plan.secondments {
      placements[secondment.activity] = secondment
      byPerson[secondment.person, default: []].append(secondment)
      leaving[secondment.from, default: []].append(secondment)
      coming[secondment.to, default: []].append(secondment)
    }
  }
}

extension PlanIndex {
  /// The rota of a specialist's `activity`; nil where none takes place.
  public func rota(of activity: Identifier<Activity>) -> RotaReading? { staffing.rotas[activity] }
  /// What `school` is due of each specialist's year, and gets.
  public func rotaBalances(of school: Identifier<School>) -> [RotaBalance] { staffing.balances[school] ?? [] }
  /// The secondment by which the post of `activity` is filled.
  public func secondment(of activity: Identifier<Activity>) -> SecondmentPlacement? { staffing.placements[activity] }
  /// Posts to which `person` goes.
  public func secondments(of person: Identifier<Person>) -> [SecondmentPlacement] { staffing.byPerson[person] ?? [] }
  /// Secondments of people of `school`.
  public func secondments(from school: Identifier<School>) -> [SecondmentPlacement] { staffing.leaving[school] ?? [] }
  /// Secondments to posts of `school`.
  public func secondments(to school: Identifier<School>) -> [SecondmentPlacement] { staffing.coming[school] ?? [] }
  /// What the dates of the year are for `school`; nil where its calendar or bells are unknown.
  public func days(of school: Identifier<School>) -> CalendarView? { staffing.views[school] }

  /// From the first to the last lesson of a half-day by a school's bells; nil where there are none.
  public func teaching(_ when: DatedHalf, at school: Identifier<School>) -> TimeSpan? {
    directory.schools[school].flatMap { directory.bells[$0.bells]?.day(when.date.weekday)?.teaching(in: when.half) }
  }

  /// The half-terms of a school's calendar, in order.
  public func halfTerms(of school: Identifier<School>) -> [HalfTerm] {
    directory.schools[school].flatMap { directory.calendars[$0.calendar] }?.halfTerms ?? []
  }

  /// The days of a secondment that lie in a half-term (by its number), of either school; nil where it has none then.
  public func days(of secondment: SecondmentPlacement, inHalfTerm number: Int) -> DateSpan? {
    let spans = [secondment.from, secondment.to].compactMap { school -> DateSpan? in
      let halfTerms = halfTerms(of: school)
      return halfTerms.indices.contains(number - 1) ? halfTerms[number - 1].span : nil
    }
    guard let first = spans.map(\.first).min(), let last = spans.map(\.last).max() else { return nil }
    let span = DateSpan(max(first, secondment.days.first), min(last, secondment.days.last))
    return span.count > 0 ? span : nil
  }
}
