// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport

extension SamplePlan {
  /// Releases, cover, supply, legs, charges and figures that agree with the occurrences by simple made-up rules.
  mutating func derive() {
    figures = Dictionary(
      group.schools.map { ($0.id, SchoolFigures(school: $0.id, budget: Pence(300_000))) }
    ) { first, _ in first }
    for occurrence in plan.occurrences {
      let hosts = Set(occurrence.attendees.filter { $0.role == .host }.map(\.person))
      var all = Set(occurrence.attendees.map(\.person))
      if case .person(let id) = occurrence.leader { all.insert(id) }
      for person in all.sorted() {
        guard let base = group.people.first(where: { $0.id == person })?.base else { continue }
        let spans =
          hosts.contains(person)
          ? [occurrence.brief, occurrence.span, occurrence.debrief].compactMap(\.self) : [occurrence.whole]
        for span in spans { change(base) { $0.directed += StaffHoursOfSample.outside(span) } }
        if hosts.contains(person) { continue }
        if occurrence.attendees.contains(where: { $0.person == person }) {
          change(base) { $0.given += occurrence.span.length }
        }
        if occurrence.place != .online, occurrence.place != .school(base) { addLegs(occurrence, person, base) }
        if occurrence.span.start.minutes < 890 { addRelease(occurrence, person, base) }
      }
    }
    addFees()
    plan.charges.sort {
      ($0.school?.text ?? "~", $0.kind.rawValue, $0.activity?.text ?? "", $0.date ?? plan.year.first) < (
        $1.school?.text ?? "~", $1.kind.rawValue, $1.activity?.text ?? "", $1.date ?? plan.year.first
      )
    }
    for index in group.schools.indices {
      let id = group.schools[index].id
      let (unmet, receptions) = (Minutes(60 * generator.below(6) + (index % 4 == 1 ? 900 : 0)), generator.below(12))
      let hostings = plan.occurrences.count { $0.place == .school(id) }
      let spend = plan.charges.filter { $0.school == id }.reduce(Pence.zero) { $0 + $1.amount }
      change(id) {
        $0.asked = $0.given + unmet
        $0.share = Minutes($0.asked.rawValue * 8 / 10)
        ($0.hostings, $0.receptions, $0.spend) = (hostings, receptions, spend)
      }
    }
    plan.schools = figures.values.sorted { $0.school < $1.school }
    plan.releases.sort {
      ($0.date, $0.lesson.school, $0.lesson.span, $0.person) < ($1.date, $1.lesson.school, $1.lesson.span, $1.person)
    }
    plan.cover.sort {
      ($0.date, $0.lesson.school, $0.lesson.span, $0.absent) < ($1.date, $1.lesson.school, $1.lesson.span, $1.absent)
    }
    plan.supply.sort { ($0.date, $0.school, $0.number) < ($1.date, $1.school, $1.number) }
    plan.legs.sort { ($0.date, $0.person, $0.span) < ($1.date, $1.person, $1.span) }
    addObjective()
  }

  private mutating func change(_ school: Identifier<School>, _ change: (inout SchoolFigures) -> Void) {
    guard var own = figures[school] else { return }
    change(&own)
    figures[school] = own
  }

  private mutating func addLegs(
    _ occurrence: Occurrence, _ person: Identifier<Person>, _ base: Identifier<School>
  ) {
    let whole = occurrence.whole
    for (from, to, span) in [
      (Place.school(base), occurrence.place, TimeSpan(whole.start - Minutes(20), whole.start)),
      (occurrence.place, Place.school(base), TimeSpan(whole.end, whole.end + Minutes(20))),
    ] {
      plan.legs.append(
        TravelLeg(
          date: occurrence.date, person: person, from: from, to: to, span: span, metres: Metres(7_300),
          mileage: Pence(205)))
    }
    plan.charges.append(
      Charge(kind: .mileage, school: base, fund: nil, activity: nil, date: occurrence.date, amount: Pence(410)))
  }

  private mutating func addRelease(
    _ occurrence: Occurrence, _ person: Identifier<Person>, _ base: Identifier<School>
  ) {
    let period =
      occurrence.span.start.minutes < 720
      ? ("P1", SampleGroup.span(8, 50, 9, 50)) : ("P5", SampleGroup.span(13, 30, 14, 30))
    let stated = group.lessons.first {
      $0.staff.first == person && $0.weekday == occurrence.date.weekday && $0.period == period.0
    }
    let lesson = LessonReference(
      school: base, className: stated?.className ?? "Oak", subject: stated?.subject ?? "class", period: period.0,
      span: period.1, teacher: person)
    if plan.releases.contains(where: { $0.date == occurrence.date && $0.lesson == lesson }) { return }
    plan.releases.append(
      Release(
        date: occurrence.date, person: person, lesson: lesson, activities: [occurrence.activity], needsCover: true,
        cost: MilliLessons(1000)))
    change(base) {
      $0.lessonsLost += 1
      $0.halfDaysOut += 1
    }
    let bought = plan.supply.contains { $0.date == occurrence.date && $0.school == base }
    if generator.below(2) == 0 {
      if !bought {
        let part: SupplyPurchase.Part = generator.below(3) == 0 ? .day : period.0 == "P1" ? .morning : .afternoon
        let cost = Pence(part == .day ? 21_800 : 13_080)
        plan.supply.append(SupplyPurchase(date: occurrence.date, school: base, part: part, number: 1, cost: cost))
        plan.charges.append(
          Charge(kind: .supply, school: base, fund: nil, activity: nil, date: occurrence.date, amount: cost))
        change(base) { $0.supplyHalfDays += part == .day ? 2 : 1 }
      }
      plan.cover.append(CoverAssignment(date: occurrence.date, absent: person, lesson: lesson, by: .supply(1)))
    } else {
      let colleague = (people[base] ?? []).last?.id
      let by: CoverAssignment.By = .inside(generator.below(2) == 0 ? colleague : nil)
      plan.cover.append(CoverAssignment(date: occurrence.date, absent: person, lesson: lesson, by: by))
    }
  }

  private mutating func addFees() {
    for activity in group.activities where activity.id.text.hasPrefix("a") {
      guard case .session = activity.details,
        let occurrence = plan.occurrences.first(where: { $0.activity == activity.id })
      else { continue }
      if activity.fund != nil {
        plan.charges.append(
          Charge(kind: .fee, school: nil, fund: activity.fund, activity: activity.id, date: nil, amount: Pence(45_000)))
        plan.charges.append(
          Charge(
            kind: .tariff, school: group.schools[0].id, fund: activity.fund, activity: activity.id,
            date: occurrence.date, amount: Pence(-3_000)))
      } else if occurrence.leader == .provider(Identifier("mathshub")) {
        for school in group.schools.prefix(3) {
          plan.charges.append(
            Charge(kind: .fee, school: school.id, fund: nil, activity: activity.id, date: nil, amount: Pence(15_000)))
        }
      }
    }
  }

  private mutating func addObjective() {
    plan.objective.must = 4_000
    plan.objective.parts.lessonsLost = MilliLessons(plan.releases.reduce(0) { $0 + $1.cost.rawValue })
    plan.objective.parts.money = MilliLessons(93_450)
    plan.objective.parts.travel = MilliLessons(21_700)
    plan.objective.parts.outsideDirected = MilliLessons(6_600)
    plan.objective.parts.fairness = MilliLessons(4_320)
    plan.objective.parts.preferences = MilliLessons(1_800)
    plan.objective.parts.worth = MilliLessons(-412_000)
    plan.bounds = [
      Bound(tier: .must, scope: .model, value: 4_000, words: ""),
      Bound(
        tier: .rest, scope: .model, value: -290_000,
        words: "It comes from the worth of each activity at its cheapest option, taken alone."),
    ]
  }
}

/// Minutes outside 8:30 to 16:00, the staff's day of the sample's bells.
enum StaffHoursOfSample {
  static func outside(_ span: TimeSpan) -> Minutes { span.length - SampleGroup.span(8, 30, 16, 0).shared(with: span) }
}
