// SPDX-License-Identifier: Apache-2.0

import Domain

extension Ledgers {
  /// Every lesson that somebody leaves, in the plan's order.
  static func releases(_ plan: Plan, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "releases", about: "A lesson that somebody leaves.",
      heading: [
        "date", "school", "person", "period", "start", "end", "class", "subject", "minutes", "needs cover",
        "lesson-equivalents (thousandths)", "reason", "activities", "school id", "person id",
      ])
    for release in plan.releases {
      let lesson = release.lesson
      table.append([
        .date(release.date), .text(names.school(lesson.school)), .text(names.person(release.person)),
        .text(lesson.period), .time(lesson.span.start), .time(lesson.span.end),
        .text(lesson.classWords), .text(lesson.subject), .number(lesson.span.length.rawValue),
        .text(release.needsCover ? "yes" : "no"), .number(release.cost.rawValue),
        .text(names.reason(release.activities)),
        .text(release.activities.map(names.openId).filter { !$0.isEmpty }.joined(separator: ";")),
        .id(lesson.school), .id(release.person),
      ])
    }
    return table
  }

  /// Protected time that is taken, and the lesson that gives it back, in the plan's order.
  static func repayments(_ plan: Plan, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "repayments", about: "Protected time taken, and the lesson given back for it.",
      heading: [
        "date", "school", "person", "kind", "start", "end", "minutes", "repaid on", "period", "class", "subject",
        "lesson start", "lesson end", "school id", "person id",
      ])
    for repayment in plan.repayments {
      let lesson = repayment.lesson
      table.append([
        .date(repayment.date), .text(names.school(lesson.school)), .text(names.person(repayment.person)),
        .text(repayment.kind.rawValue), .time(repayment.span.start), .time(repayment.span.end),
        .number(repayment.span.length.rawValue), .date(repayment.repaidOn), .text(lesson.period),
        .text(lesson.classWords), .text(lesson.subject), .time(lesson.span.start),
        .time(lesson.span.end), .id(lesson.school), .id(repayment.person),
      ])
    }
    return table
  }

  /// Cover to enter, school by school in the order in which a cover manager enters it.
  static func cover(_ plan: Plan, _ names: Names, _ rooms: LessonRooms) -> LedgerTable {
    var table = LedgerTable(
      "cover", about: "A class that somebody else takes, in the order in which a cover manager enters it.",
      heading: [
        "school", "date", "period", "class", "room", "absent", "proposed", "reason code", "start", "end", "subject",
        "school id", "absent id", "proposed id",
      ])
    let reasons = CoverReasons(plan, names)
    for item in plan.cover.sorted(by: enteredBefore) {
      let lesson = item.lesson
      let (proposed, proposedId) = proposal(item.by, names)
      table.append([
        .text(names.school(lesson.school)), .date(item.date), .text(lesson.period), .text(lesson.classWords),
        rooms.room(of: lesson, on: item.date).map { .text($0) } ?? .empty, .text(names.person(item.absent)),
        .text(proposed), .text(reasons.code(item)), .time(lesson.span.start),
        .time(lesson.span.end), .text(lesson.subject), .id(lesson.school), .id(item.absent),
        proposedId,
      ])
    }
    return table
  }

  /// Supply teachers to book, in the plan's order.
  static func supply(_ group: Group, _ plan: Plan, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "supply", about: "A supply teacher to book for a day or half-day.",
      heading: ["date", "school", "part", "number", "cost", "state", "school id"])
    let bookings = Bookings(group, plan)
    for purchase in plan.supply {
      table.append([
        .date(purchase.date), .text(names.school(purchase.school)), .text(purchase.part.label),
        .number(purchase.number), .money(purchase.cost), .text(bookings.state(of: purchase).rawValue),
        .id(purchase.school),
      ])
    }
    return table
  }

  /// Where the group's floaters go, by date, then school.
  static func floating(_ plan: Plan, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "floating", about: "Floating cover that the group sends to a school for a day.",
      heading: ["date", "school", "floaters", "classes", "school id"])
    let sent = plan.cover.filter { if case .floater = $0.by { true } else { false } }
    let days = Dictionary(grouping: sent) { [$0.date.description, $0.lesson.school.text] }
    for classes in days.values.sorted(by: { ($0[0].date, $0[0].lesson.school) < ($1[0].date, $1[0].lesson.school) }) {
      let (date, school) = (classes[0].date, classes[0].lesson.school)
      table.append([
        .date(date), .text(names.school(school)), .number(Set(classes.map(\.by)).count), .number(classes.count),
        .id(school),
      ])
    }
    return table
  }

  /// The order in which a cover manager enters cover: by school, date, period and class.
  static func enteredBefore(_ a: CoverAssignment, _ b: CoverAssignment) -> Bool {
    (a.lesson.school, a.date, a.lesson.span, a.lesson.className, a.absent)
      < (b.lesson.school, b.date, b.lesson.span, b.lesson.className, b.absent)
  }

  /// Who is proposed, in words, and their id where the plan names them.
  static func proposal(_ by: CoverAssignment.By, _ names: Names) -> (words: String, id: LedgerTable.Cell) {
    switch by {
    case .inside(let person?): (names.person(person), .id(person))
    case .inside(nil): ("internal cover", .empty)
    case .supply(let number): ("supply \(number)", .empty)
    case .floater(let number): ("floating \(number)", .empty)
    }
  }
}

/// Why a class needs cover, as a code that the school's system takes: CPD, VISIT, or AWAY without a reason (F8), which is
/// also that of specialists, who teach at another school.
struct CoverReasons {
  private var activities: [Key: [Identifier<Activity>]] = [:]
  private let names: Names

  private struct Key: Hashable {
    let date: CivilDate
    let person: Identifier<Person>
    let lesson: LessonReference
  }

  init(_ plan: Plan, _ names: Names) {
    self.names = names
    for release in plan.releases {
      activities[Key(date: release.date, person: release.person, lesson: release.lesson)] = release.activities
    }
  }

  /// The code for one assignment; AWAY where the plan gives no release for it or one of its activities is confidential.
  func code(_ item: CoverAssignment) -> String {
    let ids = activities[Key(date: item.date, person: item.absent, lesson: item.lesson)] ?? []
    guard !ids.isEmpty, !ids.contains(where: names.isConfidential) else { return "AWAY" }
    let kinds = Set(ids.map(names.kind))
    return kinds == [.visit] ? "VISIT" : kinds == [.specialist] ? "AWAY" : "CPD"
  }
}
