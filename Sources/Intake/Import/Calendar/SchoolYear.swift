// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Terms and half-terms of one academic year, derived from holidays.
public struct SchoolYear: Hashable, Sendable {
  /// A stretch of school between two holidays.
  public struct HalfTerm: Hashable, Sendable {
    /// "Autumn 1" … "Summer 2".
    public let name: String
    /// From its first to its last open weekday.
    public let days: DateSpan
  }

  /// A weekday inside a half-term on which schools are shut.
  public struct ClosedDay: Hashable, Sendable {
    public let date: CivilDate
    /// As published; empty where it only says "bank holiday".
    public let title: String
    public let isBankHoliday: Bool
  }

  /// "2026/27".
  public let name: String
  /// In order; six in an ordinary year.
  public let halfTerms: [HalfTerm]
  /// Autumn, spring and summer term, each from its first to its last open day, holidays inside included.
  public let terms: [HalfTerm]
  /// The holidays of several days between the first and the last day, by date.
  public let holidays: [TermDates.Holiday]
  /// By date.
  public let closedDays: [ClosedDay]
  /// Weekdays on which the schools are open: with pupils, or for staff only.
  public let openDays: Int
  /// Days for staff only, where the source says so.
  public let insetDays: [CivilDate]
  /// What is odd or was passed over.
  public let remarks: [ForeignRemark]
}

extension TermDates {
  /// Breaks shorter than this many weekdays are closed days inside a half-term, not the end of one.
  private static let leastBreak = 4

  /// The academic year that begins in autumn `startYear`.
  ///
  /// - Parameters:
  ///   - firstDay: the first school day, where the file holds no summer holiday before it.
  ///   - lastDay: the last school day, where the file holds no summer holiday after it.
  /// - Throws: `ForeignFormatError` where the file doesn't cover the year.
  public func schoolYear(
    startingIn startYear: Int, firstDay: CivilDate? = nil, lastDay: CivilDate? = nil
  ) throws(ForeignFormatError) -> SchoolYear {
    let year = AcademicYearBounds(startingIn: startYear)
    let breaks = mergedBreaks().filter { $0.overlaps(year.span) }
    let (first, last) = try bounds(of: year, breaks: breaks, firstDay: firstDay, lastDay: lastDay)
    let inside = breaks.filter { first < $0.first && $0.last < last }
    guard !inside.isEmpty else {
      throw ForeignFormatError(
        .foreignMissing, "the file lists no holidays between \(first) and \(last), so no half-terms of \(year.name)")
    }
    let starts = [first] + inside.map { $0.last + 1 }
    let ends = inside.map { $0.first - 1 } + [last]
    let spans = zip(starts, ends).compactMap { trimmed(DateSpan($0, $1)) }
    let termNumbers = spans.map { Self.term(of: $0, breaks: inside) }
    let halfTerms = zip(spans, termNumbers).enumerated().map { index, pair in
      let number = termNumbers[...index].count { $0 == pair.1 }
      return SchoolYear.HalfTerm(name: "\(Self.termNames[pair.1]) \(number)", days: pair.0)
    }
    let open = spans.reduce(0) { $0 + openDays(in: $1) }
    let closed = closedDays.filter { day, _ in !day.isWeekend && spans.contains { $0.contains(day) } }
    return SchoolYear(
      name: year.name, halfTerms: halfTerms, terms: Self.terms(spans, termNumbers),
      holidays: holidays.filter { holiday in inside.contains { $0.overlaps(holiday.days) } },
      closedDays: closed.map {
        SchoolYear.ClosedDay(date: $0.key, title: $0.value.title, isBankHoliday: $0.value.isBankHoliday)
      }.sorted { $0.date < $1.date },
      openDays: open, insetDays: insetDays.filter { first <= $0 && $0 <= last }.sorted(),
      remarks: remarks + oddities(of: year, spans: spans, open: open))
  }

  private static let termNames = ["Autumn", "Spring", "Summer"]

  /// Holidays of at least `leastBreak` weekdays, touching ones (also over a weekend) merged, by date.
  private func mergedBreaks() -> [DateSpan] {
    var merged: [DateSpan] = []
    for days in holidays.map(\.days).sorted() {
      if let last = merged.last, Self.weekdays(in: DateSpan(last.last + 1, days.first - 1)) == 0 {
        merged[merged.count - 1] = DateSpan(last.first, max(last.last, days.last))
      } else {
        merged.append(days)
      }
    }
    return merged.filter { Self.weekdays(in: $0) >= Self.leastBreak }
  }

  private func bounds(
    of year: AcademicYearBounds, breaks: [DateSpan], firstDay: CivilDate?, lastDay: CivilDate?
  ) throws(ForeignFormatError) -> (first: CivilDate, last: CivilDate) {
    let listed = listedDays.filter(year.span.contains)
    let endOfAugust = AcademicYearBounds.first(of: 9, year.startYear) - 1
    let july = AcademicYearBounds.first(of: 7, year.startYear + 1)
    // The summer holiday before the year ends between mid-August and mid-September; the one after begins in July.
    let before = breaks.last { endOfAugust - 16 <= $0.last && $0.last <= endOfAugust + 16 }.map { $0.last + 1 }
    let after = breaks.first { $0.first >= july }.map { $0.first - 1 }
    guard let first = firstDay ?? before ?? listed.min() else {
      throw ForeignFormatError(
        .foreignMissing,
        "the file doesn't tell when the school year \(year.name) begins: it lists no summer holiday before it. "
          + "Name the first day"
      )
    }
    guard let last = lastDay ?? after ?? listed.max() else {
      throw ForeignFormatError(
        .foreignMissing,
        "the file doesn't tell when the school year \(year.name) ends: it lists no summer holiday after it. "
          + "Name the last day"
      )
    }
    guard first < last else {
      throw ForeignFormatError(
        .foreignValue, "the school year \(year.name) would end (\(last)) before it begins (\(first))")
    }
    return (first, last)
  }

  /// 0 autumn, 1 spring, 2 summer: Christmas ends autumn, the longest break from March to April ends spring.
  private static func term(of span: DateSpan, breaks: [DateSpan]) -> Int {
    let christmas = breaks.first { DateSpan($0.first, $0.last).containsMonthDay(12, 25) }
    let easter = breaks.filter { (3...4).contains($0.first.components.month) }.max {
      (weekdays(in: $0), $1.first) < (weekdays(in: $1), $0.first)
    }
    if let easter, span.first > easter.first { return 2 }
    if let christmas, span.first > christmas.first { return 1 }
    return 0
  }

  private static func terms(_ spans: [DateSpan], _ numbers: [Int]) -> [SchoolYear.HalfTerm] {
    termNames.enumerated().compactMap { number, name in
      let own = zip(spans, numbers).filter { $0.1 == number }.map(\.0)
      guard let first = own.first, let last = own.last else { return nil }
      return SchoolYear.HalfTerm(name: name, days: DateSpan(first.first, last.last))
    }
  }

  /// The span from the first to the last open day, or nil where no day is open.
  private func trimmed(_ span: DateSpan) -> DateSpan? {
    let open = Self.days(in: span).filter(isOpen)
    guard let first = open.first, let last = open.last else { return nil }
    return DateSpan(first, last)
  }

  private func isOpen(_ day: CivilDate) -> Bool { !day.isWeekend && closedDays[day] == nil }

  private func openDays(in span: DateSpan) -> Int { Self.days(in: span).count(where: isOpen) }

  private static func days(in span: DateSpan) -> [CivilDate] { (0..<span.count).map { span.first + $0 } }

  private static func weekdays(in span: DateSpan) -> Int { days(in: span).count { !$0.isWeekend } }

  private func oddities(of year: AcademicYearBounds, spans: [DateSpan], open: Int) -> [ForeignRemark] {
    var found: [ForeignRemark] = []
    if spans.count != 6 {
      found.append(
        ForeignRemark(
          .termDatesHalfTerms, "\(year.name) has \(spans.count) half-terms by these holidays; six are usual"))
    }
    let listed = listedDays.filter(year.span.contains)
    let derived = Set(spans.flatMap { Self.days(in: $0).filter(isOpen) })
    let differing = listed.symmetricDifference(derived).sorted()
    if !listed.isEmpty, !differing.isEmpty {
      found.append(
        ForeignRemark(
          .termDatesDiffer,
          "the school days listed for \(year.name) differ from those between the holidays: "
            + differing.map(\.description).sample()
        ))
    }
    if open != 195 {
      found.append(
        ForeignRemark(.termDatesOpenDays, "\(year.name) has \(open) open days, INSET days included; 195 are usual"))
    }
    return found
  }
}

extension CivilDate {
  fileprivate var isWeekend: Bool { weekday >= .saturday }
}

extension DateSpan {
  /// Whether the span holds this day of some year.
  fileprivate func containsMonthDay(_ month: Int, _ day: Int) -> Bool {
    [first.components.year, last.components.year].contains { year in
      CivilDate(year: year, month: month, day: day).map(contains) ?? false
    }
  }
}
