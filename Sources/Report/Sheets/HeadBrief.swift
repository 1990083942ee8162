// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a head is asked for the coming half-term, on a page: what takes place, who goes and who comes, the cover and money
/// that it takes, what it brings, and the questions to answer (F1).
struct HeadBrief {
  let school: School
  let period: ComingHalfTerm
  let context: SheetContext
  /// The day that counts as today.
  let asOf: CivilDate
  /// Sessions, visits and the like, by date.
  let meetings: [Occurrence]
  let stays: [Occurrence]
  /// Of people who leave, and of those who come, while they run in the half-term.
  let leaving: [SecondmentPlacement]
  let coming: [SecondmentPlacement]

  var names: Names { context.names }
  var words: PlanWords { context.words }
  var id: Identifier<School> { school.id }

  /// Of the coming half-term; nil where the year is over or nothing is asked.
  init?(_ school: School, in context: SheetContext) {
    let halfTerms = context.index.halfTerms(of: school.id)
    guard let period = ComingHalfTerm.next(halfTerms, asOf: context.plan.asOf) else { return nil }
    self.init(school, period, asOf: context.plan.asOf, in: context)
    if meetings.isEmpty && stays.isEmpty && leaving.isEmpty && coming.isEmpty { return nil }
  }

  /// Of one of a school's half-terms from `today` on; nil where there's no such school or half-term.
  init?(
    _ school: Identifier<School>, _ halfTerm: Int, group: Group, plan: Plan, words: PlanWords?, today: CivilDate
  ) {
    let context = SheetContext(group: group, plan: plan, words: words)
    let halfTerms = context.index.halfTerms(of: school)
    guard let school = context.index.directory.schools[school], halfTerm > 0, halfTerm <= halfTerms.count else {
      return nil
    }
    self.init(school, ComingHalfTerm(number: halfTerm, halfTerm: halfTerms[halfTerm - 1]), asOf: today, in: context)
  }

  /// Of one of the school's half-terms, from a day on; there may be nothing that's asked.
  init(_ school: School, _ period: ComingHalfTerm, asOf: CivilDate, in context: SheetContext) {
    self.school = school
    self.period = period
    self.context = context
    self.asOf = asOf
    let last = period.halfTerm.span.last
    // Of a half-term that's over nothing is asked any more, though a span can't be empty.
    let all =
      asOf > last
      ? [] : context.occurrences(of: school.id, on: DateSpan(max(period.halfTerm.span.first, asOf), last))
    meetings = all.filter { !$0.isStay }
    stays = all.filter(\.isStay)
    func running(_ secondments: [SecondmentPlacement]) -> [SecondmentPlacement] {
      secondments.filter { $0.firstHalfTerm <= period.number && period.number <= $0.lastHalfTerm }
    }
    leaving = running(context.index.secondments(from: school.id))
    coming = running(context.index.secondments(to: school.id))
  }

  /// Days of the half-term that are still to come.
  var days: DateSpan {
    let span = period.halfTerm.span
    return DateSpan(min(max(span.first, asOf), span.last), span.last)
  }

  var view: View {
    let (asks, questions) = (views(), questions)
    return View([
      "style": PageStyle.colours + SheetStyle.frame + SheetStyle.head, "school": school.name,
      "group": context.plan.group, "halfTerm": period.halfTerm.name, "dates": period.dates, "asOf": context.asOf,
      "answer": answer.map { [$0] } ?? [], "isOpen": isOpen, "asks": asks, "figures": figureViews,
      "supply": supplyLines, "hasSupply": !supplyLines.isEmpty, "guests": guestViews, "hasGuests": !guests.isEmpty,
      "benefits": benefits, "questions": questions, "hasQuestions": !questions.isEmpty,
      // Smaller letters keep a full half-term on its page.
      "isDense": asks.count + questions.count > 10, "isSigned": isOpen || !questions.isEmpty,
    ])
  }

  /// Whether the half-term still waits for the head's answer.
  var isOpen: Bool { answer == nil }

  /// What the head has said before.
  var given: Answer? { context.answers[id]?.first { $0.halfTerm == period.number } }

  /// What was refused before and isn't asked any more: an answer that takes the place of that one would forget it.
  var formers: [Identifier<Activity>] {
    let asked = Set(activities)
    return (given?.activities ?? []).filter { !asked.contains($0) }
  }

  /// The head's own answer in words, where it's there already.
  var answer: String? {
    guard let given else { return nil }
    switch given.verdict {
    case .yes: return "You have said yes to this half-term."
    case .no: return "You have said no to this half-term."
    case .notThese:
      let titles = given.activities.sorted().map(names.title)
      return "You have said yes, but not to: \(Format.list(titles))."
    }
  }
}
