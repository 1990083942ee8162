// SPDX-License-Identifier: Apache-2.0

import Domain

/// `answers.csv`: one row a head's answer for one half-term.
enum AnswersTable {
  static let schema = TableSchema([
    Column("school", .needed), Column("half_term", .needed, also: ["half term"]),
    Column("answer", .needed, also: ["verdict", "reply"]), Column("activities", also: ["activity", "not these"]),
  ])

  private static let verdict = ValueFormat<Answer.Verdict>.word(also: [("y", .yes), ("n", .no), ("except", .notThese)])

  static func read(_ reading: Reading) {
    for row in reading.rows(.answers) {
      let verdict = row["answer"].need(verdict.parser, reading.problems)
      let school = reading.needed(row["school"], reading.schools)
      let activities = reading.references(row["activities"], reading.activities)
      guard let school else { continue }
      let halfTerm = reading.halfTerm(row["half_term"], of: school)
      guard let verdict, let halfTerm else { continue }
      if verdict == .notThese, row["activities"].isEmpty { _ = row["activities"].needText(reading.problems) }
      if verdict != .notThese, !activities.isEmpty {
        reading.problems.warn(
          .activityUnusedColumn, at: row["activities"].location, "Activities mean something with 'not these' only",
          value: row["activities"].text)
      }
      if reading.group.answers.contains(where: { $0.school == school && $0.halfTerm == halfTerm }) {
        reading.problems.error(
          .idDuplicate, at: row["half_term"].location,
          "School '\(school)' has answered for half-term \(halfTerm) already", value: row["half_term"].text,
          advice: "Keep the answer that holds.")
        continue
      }
      reading.group.answers.append(
        Answer(school: school, halfTerm: halfTerm, verdict: verdict, activities: verdict == .notThese ? activities : [])
      )
    }
  }

  static func write(_ group: Group) -> [[String]] {
    group.answers.map {
      [$0.school.text, String($0.halfTerm), $0.verdict.rawValue, Written.list($0.activities.map(\.text))]
    }
  }
}

/// `declines.csv`: one row a person who won't take part in an activity.
enum DeclinesTable {
  static let schema = TableSchema([
    Column("person", .needed, also: ["staff"]), Column("activity", .needed, also: ["activities"]),
  ])

  static func read(_ reading: Reading) {
    for row in reading.rows(.declines) {
      let person = reading.needed(row["person"], reading.people)
      let activity = reading.needed(row["activity"], reading.activities)
      guard let person, let activity else { continue }
      reading.group.declines.append(Decline(person: person, activity: activity))
    }
  }

  static func write(_ group: Group) -> [[String]] { group.declines.map { [$0.person.text, $0.activity.text] } }
}
