// SPDX-License-Identifier: Apache-2.0

import Domain

extension PageViews {
  /// One section a school: who is out, the cover that's needed, who comes, and money.
  var schools: [View] {
    let outings = Outings(plan, names: names)
    let hosted = Dictionary(
      grouping: plan.occurrences.enumerated().filter { !$0.element.isStay }.map { ($0 + 1, $1) }, by: \.1.place)
    let supply = Dictionary(grouping: plan.supply, by: \.school)
    return plan.schools.map { figures in
      let rows = outings.bySchool[figures.school] ?? []
      let guests = (hosted[.school(figures.school)] ?? []).map { number, occurrence in
        View([
          "day": occurrence.date.readableShort, "time": occurrence.whole.start.description, "anchor": "o\(number)",
          "title": title(occurrence),
          "people": Format.count(
            occurrence.goers.count { names.base($0) != figures.school }, "guest"),
        ])
      }
      let bookings = (supply[figures.school] ?? []).map {
        View(["day": $0.date.readableShort, "part": $0.part.label, "cost": Format.exactMoney($0.cost)])
      }
      let lines = staffingLines(figures.school)
      return View([
        "staffingLines": lines, "hasStaffingLines": !lines.isEmpty,
        "anchor": anchor(figures.school), "name": names.school(figures.school),
        "short": names.shortSchool(figures.school), "phase": phase(figures.school),
        "figures": figureViews(figures), "outings": OutingRow.rows(of: rows).map(outingView),
        "hasOutings": !rows.isEmpty,
        "guests": guests, "hasGuests": !guests.isEmpty, "bookings": bookings, "hasBookings": !bookings.isEmpty,
      ])
    }
  }

  private func phase(_ school: Identifier<School>) -> String {
    let phase = names.directory.schools[school]?.phase.rawValue ?? ""
    return phase.prefix(1).uppercased() + phase.dropFirst()
  }

  private func figureViews(_ figures: SchoolFigures) -> [View] {
    func view(_ term: String, _ words: String) -> View { View(["term": term, "words": words]) }
    return [
      view("Lessons lost", Format.count(figures.lessonsLost)),
      view("Supply days", Format.days(halfDays: figures.supplyHalfDays)),
      view("Half-days out", Format.count(figures.halfDaysOut)),
      view("Spend", Format.money(figures.spend, of: figures.budget)),
      view("Benefit", "\(Format.hours(figures.given)) h of \(Format.hours(figures.share)) h fair share"),
      view("Hosts / goes out", "\(Format.count(figures.hostings)) / \(Format.count(figures.receptions)) times"),
      view("Directed time", "\(Format.hours(figures.directed)) h"),
    ] + (figures.staffing == .zero ? [] : [view("Staffing", Format.money(figures.staffing))])
  }

  private func outingView(_ row: OutingRow) -> View {
    let outing = row.outing
    return View([
      "day": outing.date.readableShort, "people": row.people.map(names.person).joined(separator: ", "),
      "reason": outing.reason,
      "away": outing.away.map { [Format.time($0)] } ?? [],
      "lessons": outing.lessons.map { View(["lesson": $0.lesson, "proposal": $0.proposal]) },
      "noLessons": outing.lessons.isEmpty,
    ])
  }
}

/// Who is out of which school on which date, with the lessons that they leave and who takes them.
struct Outings {
  struct Outing {
    let date: CivilDate
    let person: Identifier<Person>
    /// Titles, or "away" where they're confidential.
    let reason: String
    /// From leaving to coming back; nil where the person stays in school.
    let away: TimeSpan?
    /// Each with who takes it.
    let lessons: [(lesson: String, proposal: String)]
  }

  /// By base school; each by date, then person.
  let bySchool: [Identifier<School>: [Outing]]

  private struct Key: Hashable {
    let date: CivilDate
    let person: Identifier<Person>
  }

  private struct LessonKey: Hashable {
    let date: CivilDate
    let person: Identifier<Person>
    let lesson: LessonReference
  }

  init(_ plan: Plan, names: Names) {
    let releases = Dictionary(grouping: plan.releases) { Key(date: $0.date, person: $0.person) }
    let legs = Dictionary(grouping: plan.legs) { Key(date: $0.date, person: $0.person) }
    let cover = Dictionary(
      plan.cover.map { (LessonKey(date: $0.date, person: $0.absent, lesson: $0.lesson), $0.by) }
    ) { first, _ in first }
    var activities: [Key: [Identifier<Activity>]] = [:]
    // A specialist goes out every week: that's no news, unless they leave a lesson or go elsewhere as well.
    var routine: Set<Key> = []
    var outside: Set<Key> = []
    for occurrence in plan.occurrences {
      for person in occurrence.goers {
        let key = Key(date: occurrence.date, person: person)
        activities[key, default: []].append(occurrence.activity)
        if occurrence.isStay { routine.insert(key) } else { outside.insert(key) }
      }
    }
    let travelling = legs.keys.filter { !routine.contains($0) || outside.contains($0) }
    let keys = Set(releases.keys).union(travelling).sorted { ($0.date, $0.person) < ($1.date, $1.person) }
    var bySchool: [Identifier<School>: [Outing]] = [:]
    for key in keys {
      guard let base = names.base(key.person) else { continue }
      let journeys = (legs[key] ?? []).map(\.span)
      let away = journeys.map(\.start).min().flatMap { start in
        journeys.map(\.end).max().map { TimeSpan(start, $0) }
      }
      let lessons = (releases[key] ?? []).map { release -> (lesson: String, proposal: String) in
        let lesson = release.lesson
        let by = cover[LessonKey(date: key.date, person: key.person, lesson: lesson)]
        let proposal = by.map { Ledgers.proposal($0, names).words }
        return (
          "\(lesson.period) \(lesson.classAndSubject)",
          proposal ?? (release.needsCover ? "cover to be found" : "no cover needed")
        )
      }
      bySchool[base, default: []].append(
        Outing(
          date: key.date, person: key.person, reason: names.reason(activities[key] ?? []), away: away,
          lessons: lessons))
    }
    self.bySchool = bySchool
  }
}
