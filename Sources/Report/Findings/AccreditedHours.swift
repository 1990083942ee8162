// SPDX-License-Identifier: Apache-2.0

import Domain

/// Accredited time of each person, as evidence (A14).
///
/// The time of an activity counts for those who are in every part of it. Whoever isn't has a share by parts, which is
/// shown beside it: what an accrediting body makes of that is its own affair. Those who lead a session don't learn at
/// it. Confidential activities are left out: who is at them is nobody else's business.
struct AccreditedHours: Sendable {
  struct Entry: Hashable, Sendable {
    let school: Identifier<School>
    let person: Identifier<Person>
    let activity: Identifier<Activity>
    /// Parts that the activity has (in several cohorts each of them), that the person is in, and those of them before the plan's day.
    let parts: Int
    let attended: Int
    let past: Int
    /// What the whole activity is worth.
    let accredited: Minutes
    /// All of that for who is in every part, else nothing.
    var counted: Minutes { attended == parts ? accredited : .zero }
    /// The share of the parts that the person is in, rounded down.
    var proRata: Minutes { Minutes(floorDivide(accredited.rawValue * attended, max(1, parts))) }
  }

  /// By school, person and activity.
  let entries: [Entry]

  init(_ group: Group, _ plan: Plan, directory: Directory) {
    var sessions: [Identifier<Activity>: Session] = [:]
    for activity in group.activities where !activity.isConfidential {
      if case .session(let session) = activity.details, session.accredited > .zero { sessions[activity.id] = session }
    }
    var held: [Series: Int] = [:]
    var attended: [Key: (all: Int, past: Int, cohort: Int)] = [:]
    for occurrence in plan.occurrences where sessions[occurrence.activity] != nil {
      held[Series(activity: occurrence.activity, cohort: occurrence.cohort), default: 0] += 1
      for attendance in occurrence.attendees {
        let key = Key(person: attendance.person, activity: occurrence.activity)
        attended[key, default: (0, 0, occurrence.cohort)].all += 1
        if occurrence.date < plan.asOf { attended[key, default: (0, 0, occurrence.cohort)].past += 1 }
      }
    }
    entries = attended.compactMap { key, count -> Entry? in
      guard let session = sessions[key.activity], let school = directory.base(of: key.person) else { return nil }
      let series = Series(activity: key.activity, cohort: count.cohort)
      return Entry(
        school: school, person: key.person, activity: key.activity,
        parts: max(session.series.parts, held[series] ?? 0), attended: count.all, past: count.past,
        accredited: session.accredited)
    }.sorted { ($0.school, $0.person, $0.activity) < ($1.school, $1.person, $1.activity) }
  }

  private struct Series: Hashable {
    let activity: Identifier<Activity>
    let cohort: Int
  }

  private struct Key: Hashable {
    let person: Identifier<Person>
    let activity: Identifier<Activity>
  }
}
