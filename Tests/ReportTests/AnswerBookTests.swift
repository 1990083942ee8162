// SPDX-License-Identifier: Apache-2.0

import Domain
import Spreadsheet
import TestSupport
import Testing

@testable import Report

/// The workbook by which a head answers.
@Suite struct AnswerBookTests {
  private let plan = SmallPlan.planWithStaffing()

  private func group(_ answers: Answer...) -> Group {
    var group = SmallGroup.groupWithStaffing()
    group.answers = answers
    for id: Identifier<School> in ["oak", "elm"] {
      let teacher = group.people.firstIndex { $0.base == id && $0.role == "teacher" }
      if let teacher { group.people[teacher].responsibilities.append("cpd lead") }
    }
    return group
  }

  private func book(
    _ school: Identifier<School> = "oak", _ halfTerm: Int = 1, in group: Group? = nil, of plan: Plan? = nil,
    today: CivilDate = "2026-09-01"
  ) throws -> AnswerBook {
    try #require(
      AnswerBook(
        school: school, halfTerm: halfTerm, group: group ?? self.group(), plan: plan ?? self.plan, today: today))
  }

  /// Rows of the table by what they ask: number, date, and what stands in the last column.
  private func rows(_ book: AnswerBook) throws -> [(number: String, date: String, what: String, refusal: String)] {
    try BookReader(book.bytes()).table("Answer", under: "no.").map { row in
      (row["no."] ?? "", row["date"] ?? "", row["what"] ?? "", row["not this"] ?? "")
    }
  }

  private func answer(_ book: AnswerBook) throws -> String? {
    try BookReader(book.bytes())["Answer"].first { $0.first == AnswerForm.label }?.dropFirst().last
  }

  @Test func itAsksWhatThePageAsks() throws {
    let group = group()
    let book = try book(in: group)
    let page = try #require(AnswerSheet(school: "oak", halfTerm: 1, group: group, plan: plan, today: "2026-09-01"))
    let rows = try rows(book)
    // A number for each activity, beside its first row.
    let numbers = rows.map(\.number).filter { !$0.isEmpty }
    #expect(numbers == (1...page.activities.count).map(String.init))
    #expect(rows.allSatisfy { ($0.number.isEmpty) == ($0.refusal == AnswerForm.isAbove) })
    #expect(rows.contains { $0.date == "2026-10-06" && $0.what.contains("Art at secondary") }, "\(rows)")
    let reader = try BookReader(book.bytes())
    #expect(reader.sheets == ["Answer", "Cover and money", "Do not change"] && reader.hidden == [])
    #expect(reader["Cover and money"].contains { $0.first == "Release this half-term" && $0.last?.isEmpty == false })
    #expect(reader["Answer"].joined().contains { $0.contains("Oak Primary") })
    #expect(try answer(book) == nil)
  }

  /// A no is to an activity in the half-term, and said once.
  @Test func furtherDatesOfAnActivityHaveNoCellOfTheirOwn() throws {
    var twice = plan
    let visit = try #require(twice.occurrences.firstIndex { $0.activity == "visit" })
    var second = twice.occurrences[visit]
    (second.part, second.date) = (2, "2026-10-08")
    twice.occurrences.insert(second, at: visit + 1)
    let visits = try rows(book(of: twice)).filter { $0.what.hasPrefix("Art at secondary") }
    #expect(visits.map(\.date) == ["2026-10-06", "2026-10-08"])
    #expect(visits[0].refusal == "" && visits[1].refusal == AnswerForm.isAbove && visits[1].number == "")
    #expect(try book().unseen(in: marks(book(of: twice))) == [] && book(of: twice).unseen(in: marks(book())).count == 1)
  }

  private func marks(_ book: AnswerBook) throws -> Set<String> {
    Set(try BookReader(book.bytes())["Do not change"].filter { $0.first == "asked" }.map { $0[1] })
  }

  /// Every cell that isn't to be filled in is locked, and every one that is has a list, but for the reason's.
  @Test func onlyTheAnswersCanBeFilledIn() throws {
    let book = try book()
    let sheet = try #require(book.workbook.sheets.first)
    #expect(book.workbook.sheets.allSatisfy { $0.isProtected })
    var open: [(Int, Int)] = []
    for (row, line) in sheet.rows.enumerated() {
      for (column, cell) in line.cells.enumerated() where cell.style?.isOpen == true { open.append((row, column)) }
    }
    #expect(open.count == book.workbook.sheets[2].rows.count { $0.cells.first?.value == .text("row") } + 2)
    let last = open.popLast()
    let reason = try #require(last)
    #expect(sheet.rows[reason.0].cells.first?.value == .text(AnswerForm.reasonLabel) && reason.1 == 4)
    #expect(sheet.rows[reason.0].cells[4].style?.wraps == true && sheet.rows[reason.0].cells[4].value == .empty)
    #expect(sheet.merges.contains { $0.contains(row: reason.0, column: 4) && $0.contains(row: reason.0, column: 8) })
    #expect(!sheet.choices.contains { $0.range.contains(row: reason.0, column: reason.1) })
    let texts = try BookReader(book.bytes()).texts
    #expect(texts.contains { $0.contains("Whoever reads this file in can see it") })
    for (row, column) in open {
      #expect(sheet.choices.count { $0.range.contains(row: row, column: column) && $0.strictness == .refuses } == 1)
    }
    #expect(sheet.choices.count == open.count)
    #expect(sheet.frozenRows == sheet.print.repeatedRows && sheet.frozenRows > 0)
  }

  /// The same who'd get it by a mailed link: nobody is promised that a reason goes to somebody whom there isn't.
  @Test func aReasonIsAskedForWhereSomebodyReadsIt() throws {
    func hasCell(_ group: Group) throws -> Bool {
      try BookReader(book(in: group).bytes()).texts.contains(AnswerForm.reasonLabel)
    }
    var group = group()
    #expect(try hasCell(group))
    for index in group.people.indices where group.people[index].responsibilities.contains("cpd lead") {
      group.people[index].role = "headteacher"
    }
    #expect(try !hasCell(group))
    group = self.group()
    for index in group.people.indices { group.people[index].responsibilities.removeAll { $0 == "cpd lead" } }
    #expect(try !hasCell(group))
    #expect(
      try book(in: group).workbook.sheets.first?.rows.flatMap(\.cells).contains { $0.style?.isOpen == true } == true)
  }

  @Test func costsStandOnceADayAndComeToThoseOfTheHalfTerm() throws {
    let book = try book()
    let sheet = try #require(book.workbook.sheets.first)
    var costs: [CivilDate: Pence] = [:]
    for row in sheet.rows where row.cells.count == 10 {
      guard case .date(let date) = row.cells[1].value, case .money(let cost) = row.cells[8].value else { continue }
      #expect(costs.updateValue(cost, forKey: date) == nil)
    }
    let total = book.workbook.sheets[1].rows.first { $0.cells.first?.value == .text("Release this half-term") }
    #expect(!costs.isEmpty)
    #expect(total?.cells.last?.value == .money(costs.values.reduce(.zero, +)))
  }

  @Test func whatWasSaidBeforeIsFilledIn() throws {
    let given = Answer(school: "oak", halfTerm: 1, verdict: .notThese, activities: ["course"])
    let book = try book(in: group(given))
    #expect(try answer(book) == "yes but not these")
    let refused = try rows(book).filter { $0.refusal == AnswerForm.refusal }
    #expect(refused.count == 1 && refused.first?.what.contains("Maths course") == true, "\(refused)")
    let texts = try BookReader(book.bytes()).texts
    #expect(
      texts.contains { $0.contains("You have said yes, but not to: Maths course. Another answer takes its place.") })
    let yes = Answer(school: "oak", halfTerm: 1, verdict: .yes, activities: [])
    #expect(try answer(self.book(in: group(yes))) == "yes")
  }

  /// A "not these" for which the plan has been changed would be forgotten by the next one, if it had no row.
  @Test func whatWasRefusedAndIsGoneHasARow() throws {
    let given = Answer(school: "oak", halfTerm: 3, verdict: .notThese, activities: ["course"])
    let last = try #require(try rows(book("oak", 3, in: group(given))).last)
    #expect(last.what == "Maths course" && last.refusal == AnswerForm.refusal && !last.number.isEmpty)
  }

  /// Marks say nothing by themselves, and are others for every school and half-term.
  @Test func marksStandForWhatIsAsked() throws {
    let (oak, elm) = (try book(), try book("elm"))
    #expect(oak.activities.values.contains("course") && oak.activities.count == group().activities.count)
    #expect(Set(oak.activities.keys).isDisjoint(with: elm.activities.keys))
    #expect(try Set(oak.activities.keys).isDisjoint(with: book("oak", 2).activities.keys))
    let ids = group().activities.map(\.id.text)
    let record = try BookReader(oak.bytes())["Do not change"].joined()
    for id in ids { #expect(!record.contains(id), "\(id)") }
  }

  /// What a file was written of is an answer to the plan as long as nothing is asked that it doesn't have.
  @Test func aFileIsOutdatedWhereSomethingIsAskedThatItDoesNotHave() throws {
    let before = try marks(book())
    #expect(before.count > 2)
    #expect(try book().unseen(in: before) == [])
    // What takes place already, and what's off, isn't asked any more.
    #expect(try book(today: "2026-10-07").unseen(in: before) == [])
    var less = plan
    less.occurrences.removeAll { $0.activity == "visit" }
    #expect(try book(of: less).unseen(in: before) == [])
    // Nor is who can't come, or a class that nobody takes any more: of that there's less, and nothing else.
    var fewer = plan
    let shared = try #require(
      fewer.occurrences.firstIndex { $0.activity == "visit" && $0.attendees.contains { $0.role == .visitor } })
    fewer.occurrences[shared].attendees.removeAll { $0.role == .visitor }
    fewer.cover.removeAll { $0.lesson.school == "oak" }
    #expect(try book(of: fewer).unseen(in: before) == [])
    // What's moved, or takes somebody else, is.
    var moved = plan
    let visit = try #require(moved.occurrences.firstIndex { $0.activity == "visit" })
    moved.occurrences[visit].date = "2026-10-08"
    #expect(try book(of: moved).unseen(in: before) == ["Thu 8 Oct, Art at secondary"])
    var other = plan
    let cover = try #require(other.cover.firstIndex { $0.lesson.school == "oak" && $0.date < "2026-10-24" })
    other.cover[cover].by = other.cover[cover].by == .supply(1) ? .inside(nil) : .supply(1)
    #expect(try book(of: other).unseen(in: before).count == 1)
    var more = fewer
    more.occurrences = plan.occurrences
    #expect(try book(of: more).unseen(in: marks(book(of: fewer))) == ["Tue 6 Oct, Art at secondary"])
    // A supply teacher is one as good as the other, and who answers elsewhere matters to nobody here.
    var renumbered = plan
    for index in renumbered.cover.indices {
      if case .supply(let number) = renumbered.cover[index].by { renumbered.cover[index].by = .supply(number + 1) }
    }
    #expect(try book(of: renumbered).unseen(in: before) == [])
    let elsewhere = Answer(school: "elm", halfTerm: 1, verdict: .no, activities: [])
    #expect(try book(in: group(elsewhere)).unseen(in: before) == [])
  }

  @Test func nothingConfidentialStandsInIt() throws {
    var group = group()
    for index in group.activities.indices { group.activities[index].isConfidential = true }
    for school in group.schools {
      let texts = try BookReader(book(school.id, 1, in: group).bytes()).texts
      for activity in group.activities { #expect(!texts.contains { $0.contains(activity.title) }, "\(activity.id)") }
    }
  }

  @Test func equalInputsGiveEqualBytes() throws {
    var (group, plan) = (group(), plan)
    let once = try book(in: group, of: plan).bytes()
    group.people.reverse()
    group.schools.reverse()
    group.activities.reverse()
    plan.secondments.reverse()
    #expect(try book(in: group, of: plan).bytes() == once)
  }
}
