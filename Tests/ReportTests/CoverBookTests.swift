// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Spreadsheet
import TestSupport
import Testing

@testable import Report

@Suite struct CoverBookTests {
  let group = SmallGroup.groupWithStaffing()
  let plan = SmallPlan.planWithStaffing()

  private func books(asOf: CivilDate = "2026-10-01", in group: Group? = nil, of plan: Plan? = nil) throws -> [String:
    BookReader]
  {
    var plan = plan ?? self.plan
    plan.asOf = asOf
    let files = try Books.all(group: group ?? self.group, plan: plan).filter { $0.path.hasPrefix("cover/") }
    return Dictionary(
      uniqueKeysWithValues: try files.map { ($0.path.dropFirst(6).dropLast(5).description, try BookReader($0.bytes)) })
  }

  // MARK: The week

  private func week(after date: CivilDate, days: CalendarView? = nil) -> CoverWeek {
    CoverWeek(after: date, days: days, year: SmallGroup.year)
  }

  @Test func theWeekIsTheNextOneWithPupils() {
    let view = CalendarView(
      SmallGroup.calendar(id: "weekly", cycle: ["A"]), bells: SmallGroup.primaryBells(), year: SmallGroup.year)
    // From Monday to Sunday the same: on a Friday nobody skips the week that begins.
    for offset in 0..<7 { #expect(week(after: "2026-09-28" + offset, days: view).monday == "2026-10-05") }
    #expect(week(after: "2026-10-01", days: view).enteredOn == "2026-10-01")
    #expect(week(after: "2026-09-28", days: view).enteredOn == "2026-10-01")
    #expect(week(after: "2026-10-02", days: view).enteredOn == nil)
    // The week before half-term is followed by the first week back, which is entered on its last Thursday's list.
    #expect(week(after: "2026-10-22", days: view).monday == "2026-11-02")
    #expect(week(after: "2026-10-22", days: view).enteredOn == nil)
    // Before the year begins it's the year's first week.
    #expect(week(after: "2026-07-15", days: view).monday == "2026-08-31")
    // The year's last day with pupils lies behind.
    #expect(week(after: "2027-07-26", days: view).monday == "2027-08-02")
    #expect(week(after: "2026-10-22").monday == "2026-10-26")
  }

  // MARK: What a cover manager reads

  @Test func nextWeeksClassesStandFirstInTheOrderOfEntry() throws {
    let oak = try #require(try books()["oak"])
    #expect(oak.sheets == ["Week of 5 Oct", "Later", "Supply"])
    let rows = oak["Week of 5 Oct"]
    #expect(rows[0] == ["Oak Primary: cover for Mon 5 Oct to Fri 9 Oct 2026"])
    #expect(rows[1] == ["To enter on Thu 1 Oct 2026, in this order."])
    let heading = try #require(rows.firstIndex { $0.first == "date" })
    #expect(
      rows[heading] == [
        "date", "period", "class", "room", "absent", "proposed", "reason code", "from", "to", "subject", "covered by",
        "confirmed", "note on the class",
      ])
    #expect(
      Array(rows[(heading + 1)...]) == [
        ["2026-10-06", "AM1", "4A", "", "Anna Green", "supply 1", "VISIT", "09:00", "10:15", "class"],
        ["2026-10-06", "AM2", "4A", "", "Anna Green", "supply 1", "VISIT", "10:30", "12:00", "class"],
      ])
    #expect(
      oak.table("Later", under: "date").map { "\($0["date"] ?? "") \($0["period"] ?? "") \($0["absent"] ?? "")" } == [
        "2026-10-15 PM1 Ben Hill", "2026-10-15 PM2 Ben Hill", "2026-11-19 PM1 Ben Hill", "2026-11-19 PM2 Ben Hill",
      ])
    #expect(oak["Later"].allSatisfy { $0.count <= 10 })
  }

  @Test func theWeekThatRunsStaysUntilItsDaysArePast() throws {
    let ash = try #require(try books(asOf: "2026-10-15")["ash"])
    #expect(ash.sheets == ["Week of 19 Oct", "Before", "Later", "Supply"])
    #expect(
      ash["Week of 19 Oct"].contains(["No class needs cover in this week. The next class is on Thu 19 Nov 2026."]))
    #expect(ash.table("Before", under: "date").map { $0["class"] } == ["10M", "8M"])
    #expect(ash.table("Before", under: "date").map { $0["proposed"] } == ["Jo Vale", "supply 1"])
    #expect(try books(asOf: "2026-10-16")["ash"]?.sheets == ["Week of 19 Oct", "Later", "Supply"])
  }

  /// A cover manager who opens it reads that there's nothing to do, and doesn't wonder where the file is.
  @Test func aSchoolWithNothingAheadHasAFileThatSaysSo() throws {
    #expect(try books().keys.sorted() == group.schools.map(\.id.text).sorted())
    let late = try books(asOf: "2026-11-20")
    #expect(late.count == group.schools.count)
    let oak = try #require(late["oak"])
    #expect(oak.sheets == ["Week of 23 Nov"] && oak.hidden.isEmpty)
    #expect(
      oak["Week of 23 Nov"].joined().contains("No class needs cover in this week. None is planned after it either."))
  }

  /// The rows of all schools together are those of the ledger, each once, in its order.
  @Test func everyClassOfTheLedgerStandsInItsSchoolsFileOnce() throws {
    let sample = SamplePlan()
    let ledger = try #require(
      Ledgers.tables(group: sample.group, plan: sample.plan).first { $0.name == "cover" })
    let books = try books(asOf: sample.plan.year.first, in: sample.group, of: sample.plan)
    for school in sample.group.schools {
      let own = ledger.rows.filter { $0[11] == .text(school.id.text) }
      guard let book = books[school.id.text] else {
        #expect(own.isEmpty, "\(school.id)")
        continue
      }
      let rows = ["Before", book.sheets[0], "Later"].flatMap { book.table($0, under: "date") }
      #expect(rows.count == own.count, "\(school.id)")
      for (row, cells) in zip(rows, own) {
        let expected = cells[1...9].map { cell -> String in
          switch cell {
          case .day(let date): date.description
          case .text(let text): text
          case .time(let time): time.description
          default: ""
          }
        }
        let names = ["date", "period", "class", "room", "absent", "proposed", "reason code", "from", "to"]
        #expect(names.map { row[$0] ?? "" } == expected, "\(school.id)")
      }
    }
  }

  @Test func whatHasBecomeOfABookingIsShownWhereItIsNeeded() throws {
    var group = group
    let purchase = try #require(plan.supply.first { $0.school == "oak" })
    func booking(_ number: Int, _ state: SupplyBooking.State) -> SupplyBooking {
      SupplyBooking(school: "oak", date: purchase.date, number: number, state: state)
    }
    group.bookings = [booking(purchase.number, .unfilled), booking(9, .confirmed)]
    let oak = try #require(try books(in: group)["oak"])
    let row = try #require(oak.table("Supply", under: "date").first)
    #expect(row["state"] == "unfilled")
    #expect(
      oak["Supply"].contains {
        $0.contains { $0.contains("not in this plan any more") && $0.contains("supply 9 (confirmed)") }
      })
    let proposed = oak.sheets.filter { $0 != "Supply" && $0 != "lists" }
      .flatMap { oak.table($0, under: "date").compactMap { $0["proposed"] } }
    #expect(proposed.contains("supply \(purchase.number) (unfilled)"))
    let tables = Ledgers.tables(group: group, plan: plan)
    let unfilled = try #require(tables.first { $0.name == "unfilled" })
    let classes = plan.cover.filter {
      $0.lesson.school == "oak" && $0.date == purchase.date && $0.by == .supply(purchase.number)
    }
    #expect(!classes.isEmpty && unfilled.rows.count == classes.count)
    #expect(unfilled.rows.allSatisfy { $0.contains(.text("unfilled")) })
    group.bookings[0].state = .confirmed
    #expect(try #require(Ledgers.tables(group: group, plan: plan).first { $0.name == "unfilled" }).rows.isEmpty)
    #expect(!Ledgers.tables(group: self.group, plan: plan).contains { $0.name == "unfilled" })
  }

  @Test func supplyToBookStandsWithItsClassesAndState() throws {
    var group = group
    group.changeSchool("oak") { $0.supply.noticeDays = 3 }
    let rows = try #require(try books(in: group)["oak"]).table("Supply", under: "date")
    #expect(rows.map { $0["date"] } == ["2026-10-06", "2026-10-15", "2026-11-19", "3 bookings"])
    let first = rows[0]
    #expect(first["book by"] == "2026-10-03" && first["part of the day"] == "morning" && first["supply"] == "supply 1")
    #expect(first["classes"] == "AM1 4A, AM2 4A" && first["planned cost"] == "130.8" && first["state"] == "needed")
    #expect(rows[3]["planned cost"] == "392.4" && rows[3]["state"] == "")
    #expect(try #require(try books()["oak"])["Supply"].allSatisfy { !$0.contains("book by") })
  }

  @Test func whoMayTakeAClassDropsDown() throws {
    let ash = try #require(try books()["ash"])
    #expect(ash.hidden == ["lists"] && ash["lists"] == [["covered by"], ["Jo Vale"], ["supply 1"]])
    var plan = plan
    plan.asOf = "2026-10-08"
    let context = SheetContext(group: group, plan: plan)
    let school = try #require(group.schools.first { $0.id == "ash" })
    let sheets = CoverBook(school, in: context, CoverTerms(context)).workbook.sheets
    #expect(sheets[0].name == "Week of 12 Oct")
    #expect(
      sheets[0].choices.map(\.source) == [.column(0, ofSheet: "lists", from: 1), .words(["yes", "no"])])
    #expect(sheets[0].choices.map(\.range) == [10, 11].map { CellRange(rows: 5...6, columns: $0...$0) })
    #expect(sheets[0].print.isLandscape && sheets[0].print.paper == .a4 && sheets[0].print.repeatedRows == 5)
    let supply = try #require(sheets.first { $0.name == "Supply" })
    #expect(
      supply.choices.map(\.source) == [.words(["needed", "requested", "confirmed", "unfilled", "cancelled"])])
    #expect(supply.choices[0].strictness == .refuses)
  }

  // MARK: Privacy

  @Test func nobodyElsesPeopleOrClassesStandInASchoolsFile() throws {
    for (school, book) in try books() {
      for person in group.people where !person.schools.contains(Identifier(school)) {
        #expect(!book.texts.contains { $0.contains(person.name) }, "\(school): \(person.name)")
      }
      for other in group.schools where other.id.text != school {
        #expect(!book.texts.contains { $0.contains(other.name) }, "\(school): \(other.name)")
      }
    }
  }

  @Test func nobodyReadsWhatSomebodyIsAwayFor() throws {
    var group = group
    group.changeActivity("visit") {
      $0.isConfidential = true
      $0.title = "Secret"
    }
    let oak = try #require(try books(in: group)["oak"])
    #expect(oak.table("Week of 5 Oct", under: "date").map { $0["reason code"] } == ["AWAY", "AWAY"])
    for (school, book) in try books() {
      for activity in self.group.activities {
        #expect(!book.texts.contains { $0.contains(activity.title) }, "\(school): \(activity.title)")
      }
    }
    #expect(!oak.texts.contains { $0.contains("Secret") })
  }
}
