// SPDX-License-Identifier: Apache-2.0

import Domain
import Spreadsheet

/// What a school's cover manager opens on Thursday: the classes of the next school week that somebody else takes, in the
/// order in which they're entered, with room for who really does; then what is left before that week, what comes after it,
/// and the supply teachers to book (F7).
///
/// It's a file for each school: nobody else has to read who of its people is away (F8). A school with nothing to cover has
/// one that says so, so that a cover manager's link to it always leads somewhere.
struct CoverBook {
  let school: School
  let context: SheetContext
  private let terms: CoverTerms
  private let week: CoverWeek
  /// From the day that counts as today on, in the order of entry.
  private let cover: [CoverAssignment]
  private let supply: [SupplyPurchase]

  init(_ school: School, in context: SheetContext, _ terms: CoverTerms) {
    let today = context.plan.asOf
    cover = (context.cover[school.id] ?? []).filter { $0.date >= today }.sorted(by: Ledgers.enteredBefore)
    supply = (context.supply[school.id] ?? []).filter { $0.date >= today }
    self.school = school
    self.context = context
    self.terms = terms
    week = CoverWeek(after: today, days: context.index.days(of: school.id), year: context.plan.year)
  }

  var workbook: Workbook {
    let before = cover.filter { $0.date < week.monday }
    let later = cover.filter { $0.date > week.sunday }
    var sheets = [nextWeek]
    if !before.isEmpty {
      sheets.append(sheet("Before", "cover until \((week.monday - 1).readable)", before, isToFill: true).sheet)
    }
    if !later.isEmpty {
      sheets.append(sheet("Later", "cover after \(week.sunday.readable)", later, isToFill: false).sheet)
    }
    if !supply.isEmpty {
      sheets.append(SupplySheet(school: school, supply: supply, cover: cover, bookings: terms.bookings).sheet)
    }
    if !staff.isEmpty { sheets.append(lists) }
    return Workbook(title: "\(school.name): cover", sheets: sheets)
  }

  private var group: Group { context.group }

  // MARK: The sheets

  private var nextWeek: Sheet {
    let rows = cover.filter { week.contains($0.date) }
    var next = sheet(week.name, "cover for \(week.dates)", rows, isToFill: true)
    if let thursday = week.enteredOn { next.remarks.insert("To enter on \(thursday.readable), in this order.", at: 0) }
    if rows.isEmpty {
      let later = cover.first { $0.date > week.sunday }.map { "The next class is on \($0.date.readable)." }
      next.remarks = ["No class needs cover in this week. \(later ?? "None is planned after it either.")"]
    }
    // Where there's nothing to book there's no sheet of supply that would say so.
    if supply.isEmpty, let gone = terms.bookings.remark(on: school.id) { next.remarks.append(gone) }
    var sheet = next.sheet
    sheet.tab = BookStyle.toFill
    return sheet
  }

  private func sheet(_ name: String, _ title: String, _ rows: [CoverAssignment], isToFill: Bool) -> CoverSheet {
    CoverSheet(
      name: name, title: "\(school.name): \(title)",
      remarks: [
        "CPD: a session or course. VISIT: a visit to another school. AWAY: no reason is given.",
        "As of \(context.plan.asOf.readable)."
          + (isToFill ? " The next plan writes a new file: keep what you fill in." : ""),
      ],
      rows: rows, isToFill: isToFill, offersStaff: !staff.isEmpty, owner: school.name, terms: terms)
  }

  // MARK: Who may take a class

  /// The school's cover staff by name, and the supply teachers and floaters as the plan numbers them.
  private var staff: [String] {
    let people = context.index.people(basedAt: school.id).filter { person in
      person.role == "cover supervisor" && (person.validUntil.map { $0 >= context.plan.asOf } ?? true)
    }
    let numbers = Set(supply.map(\.number)).sorted()
    let floaters = cover.compactMap { item in if case .floater(let number) = item.by { number } else { nil } }
    return people.map(\.name).sorted() + numbers.map { "supply \($0)" }
      + Set(floaters).sorted().map { "floating \($0)" }
  }

  private var lists: Sheet {
    var sheet = Sheet(CoverSheet.lists, columns: [SheetColumn(width: 30)])
    sheet.rows = [SheetRow([SheetCell("covered by")])] + staff.map { SheetRow([SheetCell(.words($0))]) }
    sheet.isHidden = true
    return sheet
  }
}

/// What the cover books of all schools look up.
struct CoverTerms {
  let names: Names
  let reasons: CoverReasons
  let rooms: LessonRooms
  let bookings: Bookings

  init(_ context: SheetContext) {
    names = context.names
    reasons = CoverReasons(context.plan, context.names)
    bookings = Bookings(context.group, context.plan)
    rooms = LessonRooms(context.group, directory: context.names.directory)
  }
}
