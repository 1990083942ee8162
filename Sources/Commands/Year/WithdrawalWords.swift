// SPDX-License-Identifier: Apache-2.0

import Domain
import Store

/// What of a plan is off, in lines for whoever leads a group.
struct WithdrawalWords {
  let words: PlanWords
  private let wholes: Set<Withdrawal.Subject>
  private let missing: [Withdrawal.Subject: [Identifier<Person>]]

  /// Words for a plan of which these are off.
  init(_ words: PlanWords, _ withdrawals: [Withdrawal]) {
    self.words = words
    wholes = Set(withdrawals.filter { $0.person == nil }.map(\.subject))
    missing = Dictionary(grouping: withdrawals, by: \.subject).mapValues { $0.compactMap(\.person) }
  }

  /// "Thu 8 Oct, 15:45–16:45, Art network at Elm Primary: 5 people; withdrawn".
  func line(_ occurrence: Occurrence) -> String {
    "\(what(occurrence)): \(PlanWords.counted(occurrence.people.count, "person", "people"))"
      + fate(.meeting(occurrence.activity, occurrence.number))
  }

  /// "Head of art: Anna Green, from Mon 2 Nov; withdrawn".
  func line(_ secondment: SecondmentPlacement, hasBegun: Bool) -> String {
    what(secondment) + (hasBegun ? "; has begun, and goes on until the next plan" : fate(.post(secondment.activity)))
  }

  /// "Thu 15 Oct, 13:10–14:10, 10M maths at Ash Academy: no cover", and who teaches it where it isn't left any more.
  func line(_ cover: CoverAssignment, isLeft: Bool) -> String {
    "\(cover.date.readableShort), \(cover.lesson.span.words), \(cover.lesson.className) \(cover.lesson.subject) at "
      + "\(words.school(cover.lesson.school)): no cover"
      + (isLeft ? "" : ", so that \(words.person(cover.absent)) teaches it")
  }

  /// "Thu 15 Oct, supply teacher 1 (pm) at Ash Academy: not needed any more, to be cancelled".
  func line(freed supply: SupplyPurchase) -> String { what(supply) + ": not needed any more, to be cancelled" }

  /// "Thu 15 Oct, supply teacher 1 (pm) at Ash Academy: needed again".
  func line(neededAgain supply: SupplyPurchase) -> String { what(supply) + ": needed again" }

  /// What's off: "Thu 8 Oct, 15:45–16:45, Art network at Elm Primary: Anna Green alone".
  func what(_ withdrawal: Withdrawal, of plan: Plan) -> String {
    let day = withdrawal.day.readableShort
    switch withdrawal.subject {
    case .meeting(let activity, let number):
      let occurrence = plan.occurrences.first { $0.activity == activity && $0.number == number }
      return (occurrence.map(what) ?? "\(day), \(activity)")
        + (withdrawal.person.map { ": \(words.person($0)) alone" } ?? ": all of it")
    case .post(let activity):
      return plan.secondments.first { $0.activity == activity }.map(what) ?? "\(activity), from \(day)"
    case .cover(let absent, let start):
      let cover = plan.cover.first {
        $0.absent == absent && $0.date == withdrawal.day && $0.lesson.span.start == start
      }
      return cover.map { line($0, isLeft: true) } ?? "\(day), \(start), the class of \(words.person(absent)): no cover"
    }
  }

  /// "Thu 8 Oct, 15:45–16:45, Art network at Elm Primary"; the title of a stay has its place.
  private func what(_ occurrence: Occurrence) -> String {
    let place =
      switch occurrence.place {
      case _ where occurrence.isStay: ""
      case .online: ", online"
      default: " at \(words.place(occurrence.place))"
      }
    return "\(occurrence.date.readableShort), \(occurrence.whole.words), \(words.title(occurrence))\(place)"
  }

  /// "Head of art: Anna Green, from Mon 2 Nov".
  private func what(_ secondment: SecondmentPlacement) -> String {
    let title = words.index.directory.title(of: secondment.activity) ?? secondment.activity.text
    return "\(title): \(words.person(secondment.person)), from \(secondment.days.first.readableShort)"
  }

  private func what(_ supply: SupplyPurchase) -> String {
    "\(supply.date.readableShort), supply teacher \(supply.number) (\(supply.part.rawValue)) at "
      + words.school(supply.school)
  }

  private func fate(_ subject: Withdrawal.Subject) -> String {
    if wholes.contains(subject) { return "; withdrawn" }
    let names = (missing[subject] ?? []).map(words.person)
    return names.isEmpty ? "" : "; goes on without \(names.joined(separator: ", "))"
  }
}

/// A withdrawal, as `--format json` prints it.
struct WithdrawalDocument: Encodable {
  var kind: String
  var activity: String?
  var cohort: Int?
  var part: Int?
  var person: String?
  var date: String
  var start: String?

  init(_ withdrawal: Withdrawal) {
    date = withdrawal.day.description
    person = withdrawal.person?.text
    switch withdrawal.subject {
    case .meeting(let activity, let number):
      (kind, self.activity, cohort, part) = ("meeting", activity.text, number.cohort, number.part)
    case .post(let activity): (kind, self.activity) = ("post", activity.text)
    case .cover(let absent, let start):
      (kind, person, self.start) = ("cover", absent.text, start.description)
    }
  }
}
