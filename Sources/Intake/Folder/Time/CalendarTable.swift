// SPDX-License-Identifier: Apache-2.0

import Domain

/// `calendar.csv`: one row a span, a day or a fact of one calendar, or of all of them where the column is empty.
enum CalendarTable {
  /// Id of the calendar of schools that name none, made of the rows that name none.
  static let commonID = "main"

  static let schema = TableSchema([
    Column("calendar", also: ["calendars"]), Column("kind", .needed, also: ["type", "what"]),
    Column("first", also: ["date", "start", "from", "first day", "start date"]),
    Column("last", also: ["end", "to", "until", "last day", "end date"]),
    Column("name", also: ["title", "description"]), Column("roles", also: ["role"]), Column("years", also: ["year"]),
    Column("letter", also: ["letters", "week letter"]),
  ])

  /// What a row says.
  enum Kind: String, CaseIterable {
    case term, holiday, closure, inset, blackout, cycle, week, like
    case halfTerm = "half-term"
    case bankHoliday = "bank-holiday"
    case insetDisaggregated = "inset-disaggregated"
  }

  /// One row that could be understood.
  struct Entry {
    var kind: Kind
    var span: DateSpan
    var name: String
    var roles: [String]
    var years: [Int]
    var letters: [String]
    var row: Table.Row
  }

  private static let kinds = FieldParser<Kind>.choice(
    Kind.allCases.map { ($0.rawValue, $0) } + [
      ("terms", .term), ("half terms", .halfTerm), ("holidays", .holiday), ("vacation", .holiday),
      ("public holiday", .bankHoliday), ("closed", .closure), ("inset day", .inset), ("training day", .inset),
      ("staff day", .inset), ("non-pupil day", .inset), ("inset twilight", .insetDisaggregated),
      ("disaggregated inset", .insetDisaggregated), ("exams", .blackout), ("keep free", .blackout),
    ], listed: Kind.allCases.count)

  /// Reads all calendars and, where the settings leave it open, the academic year.
  static func read(_ reading: Reading, statesYear: Bool) {
    reading.isYearKnown = statesYear
    guard let table = reading.table(.calendar) else {
      reading.calendars.isKnown = false
      return
    }
    var common: [Entry] = []
    var own: [String: [Entry]] = [:]
    for row in table.rows {
      let name = row["calendar"].text
      let isCommon = name.isEmpty || name.lowercased() == "all"
      if !isCommon { _ = reading.calendars.add(name, line: row.location.line) }
      guard let entry = entry(row, reading) else { continue }
      if isCommon { common.append(entry) } else { own[name, default: []].append(entry) }
    }
    var ids = reading.calendars.ids.map(\.text)
    if ids.isEmpty || (common.contains { $0.kind == .term || $0.kind == .halfTerm } && own[commonID] == nil) {
      _ = reading.calendars.add(commonID, line: nil)
      ids.insert(commonID, at: 0)
    }
    let bases = bases(own, reading)
    var missingTerms: [String] = []
    for id in ids {
      let rows = ReferenceCycle.reached(from: [id], bases).flatMap { own[$0] ?? [] } + common
      let calendar = CalendarBuilder(id: id, entries: rows, reading: reading).calendar()
      if calendar.halfTerms.isEmpty { missingTerms.append(id) }
      reading.group.calendars.append(calendar)
    }
    complainAboutTerms(missingTerms, reading)
    if !statesYear { assumeYear(reading) }
    for entry in common + ids.flatMap({ own[$0] ?? [] }) where entry.kind != .cycle && entry.kind != .like {
      reading.warnOutsideYear(entry.span, at: entry.row["first"])
    }
  }

  private static func complainAboutTerms(_ ids: [String], _ reading: Reading) {
    for id in ids {
      reading.problems.error(
        .calendarWithoutTerms, at: reading.store.place(of: .calendar),
        id == commonID ? "No term is stated" : "Calendar '\(id.shown)' has no terms",
        value: id, advice: "Add a row of kind term, or half-term, with first and last day for each.")
    }
  }

  // MARK: Rows

  private static func entry(_ row: Table.Row, _ reading: Reading) -> Entry? {
    guard let kind = row["kind"].need(kinds, reading.problems) else { return nil }
    var entry = Entry(
      kind: kind, span: DateSpan(CivilDate(daysSince1970: 0), CivilDate(daysSince1970: 0)), name: row["name"].text,
      roles: row["roles"].elements.map { $0.text.lowercased() },
      years: row["years"].read(.years, reading.problems) ?? [], letters: row["letter"].elements.map(\.text), row: row)
    switch kind {
    case .cycle, .week:
      guard row["letter"].needText(reading.problems) != nil, !entry.letters.isEmpty else { return nil }
      if kind == .cycle { return entry }
    case .like: return row["name"].needText(reading.problems) == nil ? nil : entry
    default: break
    }
    guard let span = span(row, reading) else { return nil }
    entry.span = span
    warnOfWeekend(entry, reading)
    return entry
  }

  /// Warns of days for pupils or staff that a Saturday or Sunday is said to be: hardly ever what was meant.
  private static func warnOfWeekend(_ entry: Entry, _ reading: Reading) {
    func warn(_ column: String, _ message: String, _ advice: String) {
      let cell = entry.row[column].isEmpty ? entry.row["first"] : entry.row[column]
      reading.problems.warn(.calendarWeekend, at: cell.location, message, value: cell.text, advice: advice)
    }
    let (first, last) = (entry.span.first, entry.span.last)
    switch entry.kind {
    case .inset, .insetDisaggregated:
      guard (0..<min(entry.span.count, 7)).allSatisfy({ (first + $0).weekday >= .saturday }) else { return }
      warn(
        "first", "The INSET day \(first.readable) lies in a weekend and was left out", "Check the date and the year.")
    case .term, .halfTerm:
      let what = entry.kind == .term ? "term" : "half-term"
      if first.weekday >= .saturday {
        warn("first", "A \(what) begins on a weekend, \(first.readable)", "State the first day of school.")
      }
      if last.weekday >= .saturday {
        warn("last", "A \(what) ends on a weekend, \(last.readable)", "State the last day of school.")
      }
    default: return
    }
  }

  /// The days of a row: `first` to `last`, or a span written in `first`.
  private static func span(_ row: Table.Row, _ reading: Reading) -> DateSpan? {
    guard let stated = row["first"].need(.dateSpan, reading.problems) else { return nil }
    guard !row["last"].isEmpty else { return stated }
    guard let last = row["last"].read(.date, reading.problems) else { return nil }
    guard stated.first <= last else {
      reading.problems.error(
        .fieldSpan, at: row["last"], isNot: "a day on or after the first, \(stated.first.readable)",
        advice: "Swap the two, or check the year.")
      return nil
    }
    return DateSpan(stated.first, last)
  }

  /// The calendars on which each calendar is based, checked for existence and cycles.
  private static func bases(_ own: [String: [Entry]], _ reading: Reading) -> [String: [String]] {
    var bases: [String: [String]] = [:]
    var locations: [String: Location] = [:]
    for (id, entries) in own {
      for entry in entries where entry.kind == .like {
        locations[id] = entry.row["name"].location
        if let other = reading.calendars.find(entry.row["name"], reading.problems) {
          bases[id, default: []].append(other.text)
        }
      }
    }
    for cycle in ReferenceCycle.all(in: bases) {
      reading.problems.error(
        .referenceCycle, at: locations[cycle[0]] ?? reading.store.place(of: .calendar),
        "Calendar '\(cycle[0].shown)' is like itself: \(ReferenceCycle.shown(cycle))", value: cycle[0],
        advice: "Take one of these rows away.")
    }
    return bases
  }

  // MARK: The academic year

  /// September to August around the first half-term, stretched to hold all half-terms.
  private static func assumeYear(_ reading: Reading) {
    let spans = reading.group.calendars.flatMap { $0.halfTerms.map(\.span) }
    guard let first = spans.map(\.first).min(), let last = spans.map(\.last).max() else { return }
    let (year, month, _) = first.components
    guard let usual = DateSpan(academicYear: month >= 7 ? year : year - 1) else { return }
    reading.isYearKnown = true
    reading.group.year = DateSpan(min(usual.first, first), max(usual.last, last))
    if reading.group.year.count > 400 {
      reading.group.year = usual
      reading.problems.error(
        .fieldOutOfRange, at: reading.store.place(of: .calendar),
        "The terms run from \(first.readable) to \(last.readable), which is more than one academic year",
        advice: "Keep one year's terms, or state the year in group.yaml.")
    }
  }
}
