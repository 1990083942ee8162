// SPDX-License-Identifier: Apache-2.0

public import Domain
import Spreadsheet

/// The head's page as a workbook to fill in and send back: the answer from a list, a row for everything that takes place with
/// a cell beside it that says "not this", and on another sheet cover and money. A third says what the file is about, by which
/// it's known again whatever it's called then.
public struct AnswerBook {
  private let brief: HeadBrief

  init(_ brief: HeadBrief) { self.brief = brief }

  /// What's asked of `school` in one of its half-terms from `today` on; nil where there's no such school or half-term.
  ///
  /// `words` are those of this group and plan, where the caller has them already.
  public init?(
    school: Identifier<School>, halfTerm: Int, group: Group, plan: Plan, words: PlanWords? = nil, today: CivilDate
  ) {
    let brief = HeadBrief(school, halfTerm, group: group, plan: plan, words: words, today: today)
    guard let brief else { return nil }
    self.brief = brief
  }

  // MARK: Reading one back

  /// The half-term.
  public var halfTerm: HalfTerm { brief.period.halfTerm }

  /// The school's name.
  public var schoolName: String { brief.school.name }

  /// What's asked that a file with these marks doesn't have, or has otherwise, in words: "Thu 8 Oct, Art network". An answer to
  /// such a file is one to something else.
  public func unseen(in marks: Set<String>) -> [String] {
    Set(brief.marked.filter { !marks.contains($0.key) }.values).sorted()
  }

  /// The activities of the group, by what stands for them in a file: also those that aren't asked any more, to which a no
  /// still is one.
  public var activities: [String: Identifier<Activity>] {
    Dictionary(brief.context.group.activities.map { (brief.mark($0.id), $0.id) }) { first, _ in first }
  }

  /// What everybody calls an activity.
  public func title(_ activity: Identifier<Activity>) -> String { brief.names.title(activity) }

  // MARK: Writing one

  /// The file.
  ///
  /// - Throws: `ReportError.badBook` where it can't be written.
  public func bytes() throws(ReportError) -> [UInt8] {
    do { return try workbook.bytes() } catch { throw .badBook(name: "heads/\(brief.id).xlsx", problem: "\(error)") }
  }

  var workbook: Workbook {
    let answer = AnswerBookSheet(brief)
    return Workbook(
      title: "\(brief.school.name): \(brief.period.halfTerm.name)", sheets: [answer.sheet, money, record(answer)])
  }

  private var money: Sheet {
    var page = BookPage(
      "Cover and money", columns: [34, 44, 16].map { SheetColumn(width: $0) }, owner: brief.school.name)
    page.title("\(brief.school.name): \(brief.period.halfTerm.name)")
    page.section("Cover and money")
    for figure in brief.figures {
      page.row([.words(figure.isPart ? "   " + figure.term : figure.term), .empty, Self.value(figure)])
    }
    if !brief.supply.isEmpty { page.section("Supply to book") }
    for day in brief.supply {
      page.row([
        SheetCell(.date(day.date), Self.left), SheetCell(.words(day.parts), Self.left), BookPage.cell(.money(day.cost)),
      ])
    }
    if !brief.guests.isEmpty { page.section("Who comes to you") }
    for guest in brief.guests {
      page.row([.date(guest.date), .words(guest.people), .time(guest.span.start)], Self.left)
    }
    if !brief.benefits.isEmpty { page.section("What it brings you") }
    for benefit in brief.benefits { page.remark(benefit) }
    page.sheet.print.isLandscape = false
    page.sheet.isProtected = true
    return page.sheet
  }

  private static let left = BookStyle.wrapped.with { $0.horizontal = .left }

  private static func value(_ figure: HeadFigure) -> CellValue {
    switch figure.amount {
    case .count(let count): .whole(count)
    case .money(let money): .money(money)
    case nil: .words(figure.value)
    }
  }

  /// What the file is about. It isn't hidden: nobody is to wonder what a file holds.
  private func record(_ answer: AnswerBookSheet) -> Sheet {
    var page = BookPage(
      AnswerForm.record, columns: [16, 40, 40].map { SheetColumn(width: $0) }, owner: brief.school.name)
    page.title("Please leave this sheet as it is")
    page.remark("By it the answer is read. Its letters and digits stand for what the first sheet asks.")
    page.space()
    func row(_ entry: AnswerForm.Entry, _ values: CellValue...) {
      page.row([.text(entry.rawValue)] + values, Self.left)
    }
    row(.form, .text(AnswerForm.kind))
    row(.group, .words(brief.context.plan.group))
    row(.year, .date(brief.context.group.year.first))
    row(.school, .words(brief.id.text))
    row(.halfTerm, .whole(brief.period.number))
    for (number, activity) in answer.numbered { row(.row, .whole(number), .text(brief.mark(activity))) }
    for mark in brief.marked.keys.sorted() { row(.asked, .text(mark)) }
    page.sheet.print.isLandscape = false
    page.sheet.isProtected = true
    return page.sheet
  }
}
