// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// What an event means for what's published, as people and as programs read it.
struct EventReport {
  let event: GroupEvent
  /// Before it, and after.
  let group: Group
  let after: Group
  let published: PlanInForce?
  let reach: EventReach?
  let revision: Int
  let isNew: Bool
  let isDryRun: Bool

  /// What was noted, what it reaches, and what to do next.
  func lines(database: String) -> [String] {
    let noted =
      isDryRun
      ? "Nothing was noted (--dry-run)."
      : isNew ? "Noted as revision \(revision) of the group." : "It was noted already."
    guard let published, let reach else {
      return [noted, "No plan is published for this year: nobody has to be told."]
    }
    if reach.isEmpty { return [noted, "Nothing of plan \(published.number) has to do with it."] }
    let words = PlanWords(group, published.plan)
    var lines = [noted, counts(of: published, reach)]
    lines += reach.occurrences.map { "  " + line($0, words) }
    lines += reach.secondments.map {
      "  \(words.index.directory.title(of: $0.activity) ?? $0.activity.text): \(words.person($0.person)), from "
        + $0.days.first.readableShort
    }
    lines += reach.cover.map {
      "  \($0.date.readableShort), \($0.lesson.span.words), \($0.lesson.className) \($0.lesson.subject) at "
        + "\(words.school($0.lesson.school)): no cover"
    }
    return lines + ["Next: planner replan --database \(database)"]
  }

  private func counts(of published: PlanInForce, _ reach: EventReach) -> String {
    let things = [
      (reach.occurrences.count, "meeting", "meetings"), (reach.secondments.count, "post", "posts"),
      (reach.cover.count, "covered lesson", "covered lessons"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
    let people = reach.people.count
    return "Of plan \(published.number) these can't go on as they are: \(things.joined(separator: ", ")), with "
      + "\(people) \(people == 1 ? "person" : "people")."
  }

  /// "Thu 8 Oct, 15:45–16:45, Art network at Elm Primary: 5 people".
  private func line(_ occurrence: Occurrence, _ words: PlanWords) -> String {
    let count = occurrence.people.count
    return "\(occurrence.date.readableShort), \(occurrence.whole.words), \(words.title(occurrence)) at "
      + "\(words.place(occurrence.place)): \(count) \(count == 1 ? "person" : "people")"
  }

  private struct Document: Encodable {
    struct Meeting: Encodable {
      var activity: String
      var part: Int
      var cohort: Int
      var date: String
      var start: String
      var people: [String]
    }
    var revision: Int
    var isNew: Bool
    var isDryRun: Bool
    var plan: Int?
    var meetings: [Meeting]
    var posts: [String]
    var uncovered: Int
    var people: [String]
  }

  /// The same as JSON.
  func json() throws -> String {
    let meetings = reach?.occurrences ?? []
    return try JSONText.of(
      Document(
        revision: revision, isNew: isNew, isDryRun: isDryRun, plan: published?.number,
        meetings: meetings.map {
          Document.Meeting(
            activity: $0.activity.text, part: $0.part, cohort: $0.cohort, date: $0.date.description,
            start: $0.span.start.description, people: $0.people.map(\.text).sorted())
        }, posts: (reach?.secondments ?? []).map(\.activity.text), uncovered: reach?.cover.count ?? 0,
        people: (reach?.people ?? []).map(\.text)))
  }
}
