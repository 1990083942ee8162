// SPDX-License-Identifier: Apache-2.0

import Domain

/// People for whom nothing is planned all year (A10).
///
/// Left out are posts whose holder is to come, people employed for less than half of the year or away for half of it, and
/// whoever declined something: that's their own choice, and to list them would tell of it.
struct NeverTakesPart: Sendable {
  struct Entry: Hashable, Sendable {
    let school: Identifier<School>
    let person: Identifier<Person>
    /// Sessions, visits, triads and lesson studies that are for the person.
    let asked: Int
    /// Those of them to which they may come, and needn't.
    let invited: Int
    /// Those of them that take place without them.
    let placed: Int
  }

  /// By school and person.
  let entries: [Entry]
  /// Schools with at least one.
  var schools: Int { Set(entries.map(\.school)).count }
  /// Those whom no wish is for.
  var unasked: Int { entries.count { $0.asked == 0 } }

  init(_ group: Group, _ plan: Plan, audiences: Audiences) {
    let away = Self.daysAway(group)
    // Whoever declined something is listed like anybody else: to leave them out would tell it.
    let declined = Set(group.declines.map { Decline(person: $0.person, activity: $0.activity) })
    let taking = Set(plan.occurrences.lazy.flatMap(\.people)).union(plan.secondments.map(\.person))
    let idle = group.people.filter { person in
      let employed = person.employment(in: group.year)?.count ?? 0
      return !taking.contains(person.id) && !person.isVacancy
        && 2 * (employed - min(employed, away[person.id] ?? 0)) >= group.year.count
    }
    let placed = Set(plan.occurrences.map(\.activity))
    var counts = Dictionary(idle.map { ($0.id, (asked: 0, invited: 0, placed: 0)) }) { first, _ in first }
    // Who applied for a post or to shadow somebody is nobody else's business, and a rota is the specialist's own.
    for activity in group.activities where [.session, .visit, .triad, .lessonStudy].contains(activity.kind) {
      let audience = audiences.audience(of: activity.id)
      for person in audience.people {
        guard !declined.contains(Decline(person: person, activity: activity.id)),
          let index = counts.index(forKey: person)
        else { continue }
        counts.values[index].asked += 1
        if placed.contains(activity.id) { counts.values[index].placed += 1 }
      }
      for person in audience.invited where !declined.contains(Decline(person: person, activity: activity.id)) {
        if let index = counts.index(forKey: person) { counts.values[index].invited += 1 }
      }
    }
    entries = idle.map {
      let count = counts[$0.id] ?? (0, 0, 0)
      return Entry(
        school: $0.base, person: $0.id, asked: count.asked, invited: count.invited, placed: count.placed)
    }.sorted { ($0.school, $0.person) < ($1.school, $1.person) }
  }

  /// Days of the year on which people are away all day, each day once.
  private static func daysAway(_ group: Group) -> [Identifier<Person>: Int] {
    var spans: [Identifier<Person>: [DateSpan]] = [:]
    for busy in group.busy where busy.span == nil {
      guard case .person(let person) = busy.subject, busy.days.overlaps(group.year) else { continue }
      let inside = DateSpan(max(busy.days.first, group.year.first), min(busy.days.last, group.year.last))
      spans[person, default: []].append(inside)
    }
    return spans.mapValues { spans in
      var (days, next) = (0, group.year.first)
      for span in spans.sorted() where span.last >= next {
        days += span.last - max(span.first, next) + 1
        next = span.last + 1
      }
      return days
    }
  }
}
