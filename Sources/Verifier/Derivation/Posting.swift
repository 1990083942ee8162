// SPDX-License-Identifier: Apache-2.0

import Domain

/// A secondment of the plan with everything that it names looked up: σ in the model.
struct Posting: Sendable {
  let placement: SecondmentPlacement
  let activity: Activity
  let wish: Secondment
  /// Who goes, and their own school: p and x.
  let member: Member
  /// The school with the post: y.
  let post: School
  /// Half-days of each week at the post, each once: P.
  let halfDays: Set<WeekdayHalf>
  /// Numbers of its half-terms that a calendar of the two schools has: H, apart from numbers that mean nothing.
  let halfTerms: [Int]

  init(
    _ placement: SecondmentPlacement, activity: Activity, wish: Secondment, member: Member, post: School,
    index: GroupIndex
  ) {
    self.placement = placement
    self.activity = activity
    self.wish = wish
    self.member = member
    self.post = post
    halfDays = Set(placement.halfDays)
    let most = max(index.halfTerms(member.school.id).count, index.halfTerms(post.id).count)
    let first = max(1, placement.firstHalfTerm)
    let last = min(most, placement.lastHalfTerm)
    halfTerms = first <= last ? Array(first...last) : []
  }

  /// Whether the person spends some of `date` at the post.
  func takes(_ date: CivilDate) -> Bool { HalfDay.allCases.contains { takes(date, $0) } }

  /// Whether the person spends that half of `date` at the post.
  func takes(_ date: CivilDate, _ half: HalfDay) -> Bool {
    placement.days.contains(date) && halfDays.contains(WeekdayHalf(weekday: date.weekday, half: half))
  }

  /// Half-days a week that are filled in one way in a half-term.
  ///
  /// No week has more than fourteen: whatever a plan says, money can be reckoned.
  func halfDays(filledBy way: Secondment.Backfill, inHalfTerm number: Int) -> Int {
    placement.backfill.filter { $0.way == way && $0.halfTerm == number }
      .reduce(0) { min(14, $0 + max(0, min(14, $1.halfDays))) }
  }

  /// The person's own school and the one with the post, each once, by id.
  var schoolsConcerned: [Identifier<School>] { distinct([member.school.id, post.id]) }

  /// "the secondment 'Year 3 lead'".
  var title: String { "the secondment '\(activity.title)'" }
  /// Where a breach stands.
  func location(person: Identifier<Person>? = nil, school: Identifier<School>? = nil) -> Breach.Location {
    Breach.Location(activity: activity.id, school: school, person: person)
  }
}

/// Who is seconded when.
struct SecondedPeople: Sendable {
  private let ofPerson: [Identifier<Person>: [Posting]]

  init(_ postings: [Posting]) { ofPerson = Dictionary(grouping: postings, by: \.member.person.id) }

  /// Whether a person spends some of `date` at another school's post.
  func contains(_ person: Identifier<Person>, on date: CivilDate) -> Bool {
    ofPerson[person]?.contains { $0.takes(date) } ?? false
  }

  /// Whether a person spends that half of `date` at another school's post.
  func contains(_ person: Identifier<Person>, on date: CivilDate, _ half: HalfDay) -> Bool {
    ofPerson[person]?.contains { $0.takes(date, half) } ?? false
  }
}
