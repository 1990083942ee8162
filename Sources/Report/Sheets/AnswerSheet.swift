// SPDX-License-Identifier: Apache-2.0

public import Domain
import Mustache

/// The page by which a head answers to a half-term (F1): what the head's printed page says of it, as a form, and what comes
/// of the answer. No script, nothing to load.
public struct AnswerSheet {
  private let brief: HeadBrief
  /// What the head has said before.
  private var given: Answer? { brief.given }

  /// What is asked of `school` in one of its half-terms from `today` on; nil where there's no such school or half-term.
  ///
  /// `words` are those of this group and plan, where the caller has them already.
  public init?(
    school: Identifier<School>, halfTerm: Int, group: Group, plan: Plan, words: PlanWords? = nil, today: CivilDate
  ) {
    let brief = HeadBrief(school, halfTerm, group: group, plan: plan, words: words, today: today)
    guard let brief else { return nil }
    self.brief = brief
  }

  /// What a "not these" may name: what takes place, and what was named before, which may be gone from the plan for just
  /// that.
  public var activities: [Identifier<Activity>] { brief.activities + formers }

  private var formers: [Identifier<Activity>] { brief.formers }

  // MARK: Asking

  /// The page that asks.
  ///
  /// - Parameters:
  ///   - box: what the box of an activity is called: not its id, which may say what a confidential one is about.
  ///   - seen: goes back with the form, so that whoever reads it knows what the head had before their eyes.
  ///   - reason: the field for a reason; nil where there's nobody to whom it could be passed on.
  ///   - notice: why it asks again.
  ///   - chosen: what's filled in already; nil: what the head has said before.
  /// - Throws: `ReportError.badTemplate` where the page's template can't be read.
  public func asking(
    box: (Identifier<Activity>) -> String, seen: String, reason: ReasonField? = nil, notice: String? = nil,
    chosen: Answer? = nil
  ) throws(ReportError) -> SheetPage {
    let chosen = chosen ?? given
    let ticked = Set(chosen?.verdict == .notThese ? chosen?.activities ?? [] : [])
    let asks = brief.views(ticked: ticked, box: box)
    let others = formers.map { activity in
      View(["box": box(activity), "title": brief.names.title(activity), "isTicked": ticked.contains(activity)])
    }
    let fields: [String: Any] = [
      "seen": seen, "reason": reason.map { [$0.view] } ?? [], "notice": notice.map { [$0] } ?? [],
      "isOpen": brief.isOpen, "choices": choices(chosen?.verdict),
      "asks": asks, "hasAsks": !asks.isEmpty, "figures": brief.figureViews, "supply": brief.supplyLines,
      "hasSupply": !brief.supplyLines.isEmpty, "guests": brief.guestViews, "hasGuests": !brief.guests.isEmpty,
      "benefits": brief.benefits, "others": others, "hasOthers": !others.isEmpty,
      "lastDay": brief.period.halfTerm.span.last.readableShort,
    ]
    return try page(AnswerTemplate.asking, fields)
  }

  private func choices(_ chosen: Answer.Verdict?) -> [View] {
    let all: [(Answer.Verdict, String, String)] = [
      (.yes, "yes", "Yes"), (.notThese, "not-these", "Yes, but not these (tick them below)"), (.no, "no", "No"),
    ]
    return all.map { verdict, value, words in
      View(["value": value, "words": words, "isChosen": verdict == chosen])
    }
  }

  // MARK: Thanking

  /// The page that says that the answer is noted, of the group in which it is.
  ///
  /// - Parameters:
  ///   - isNew: whether it says something else than the one before.
  ///   - reach: what of the plan can't go on as it is.
  ///   - reason: what became of the reason; nil where none was given.
  /// - Throws: likewise.
  public func noted(isNew: Bool, reach: EventReach, reason: PassedReason? = nil) throws(ReportError) -> SheetPage {
    let meetings = reach.occurrences.filter { !$0.isStay }.map(line)
    let lines = rotas(reach.occurrences.filter(\.isStay)) + meetings + reach.secondments.map(line)
    let next =
      lines.isEmpty
      ? given?.verdict == .yes
        ? "Dates to which all their schools have said yes are firm from the next plan on."
        : "Nothing that is planned has to change for it."
      : "Your school is out of them: calendars show that from now on. The group makes another plan."
    return try page(
      AnswerTemplate.noted,
      [
        "isNew": isNew, "next": next, "reached": lines, "hasReached": !lines.isEmpty,
        "reason": reason.map { [$0.words] } ?? [],
        "lastDay": brief.period.halfTerm.span.last.readableShort,
      ])
  }

  /// "Thu 8 Oct, 15:45–16:45: Art network at Elm Primary".
  private func line(_ occurrence: Occurrence) -> String {
    "\(occurrence.date.readableShort), \(Format.time(occurrence.whole)): \(brief.context.title(occurrence)), "
      + brief.place(occurrence)
  }

  /// "Spanish: 17 dates from Wed 6 Jan on".
  private func rotas(_ stays: [Occurrence]) -> [String] {
    let byActivity = Dictionary(grouping: stays, by: \.activity)
    return byActivity.keys.sorted().map { activity in
      let dates = Set((byActivity[activity] ?? []).map(\.date)).sorted()
      return "\(brief.names.title(activity)): " + Format.count(dates.count, "date")
        + (dates.first.map { " from \($0.readableShort) on" } ?? "")
    }
  }

  private func line(_ secondment: SecondmentPlacement) -> String {
    "from \(secondment.days.first.readableShort): \(brief.names.title(secondment.activity))"
  }

  private func page(_ template: String, _ more: [String: Any]) throws(ReportError) -> SheetPage {
    let style = PageStyle.colours + SheetStyle.frame + SheetStyle.head + SheetStyle.answer
    let fields: [String: Any] = [
      "style": style, "school": brief.school.name, "group": brief.context.plan.group,
      "halfTerm": brief.period.halfTerm.name, "dates": brief.period.dates,
      "answer": brief.answer.map { [$0] } ?? [],
    ]
    let view = View(fields.merging(more) { $1 })
    return SheetPage(html: try Sheets.template(template).render(view), style: style)
  }
}

/// A page with what stands in its element `style`, for whoever has to say that nothing else may style it.
public struct SheetPage: Hashable, Sendable {
  public var html: String
  public var style: String
}
