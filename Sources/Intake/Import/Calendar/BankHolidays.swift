// SPDX-License-Identifier: Apache-2.0

public import Domain

/// The bank holidays of one division of the United Kingdom, from the JSON file that gov.uk publishes.
public struct BankHolidays: Hashable, Sendable {
  /// One bank holiday.
  public struct Holiday: Hashable, Sendable {
    public let date: CivilDate
    /// "Christmas Day"; "Boxing Day (substitute day)".
    public let title: String
  }

  /// The division that is used where none is named.
  public static let usualDivision = "england-and-wales"

  /// "england-and-wales", "scotland" or "northern-ireland".
  public let division: String
  /// By date.
  public let holidays: [Holiday]

  /// The holidays of academic year `startYear`/`startYear + 1`, from September to August as a group's year runs.
  public func inAcademicYear(startingIn startYear: Int) -> [Holiday] {
    let year = DateSpan(
      AcademicYearBounds.first(of: 9, startYear), AcademicYearBounds.first(of: 9, startYear + 1) - 1)
    return holidays.filter { year.contains($0.date) }
  }

  /// Reads the bank holidays of `division`.
  ///
  /// - Throws: `ForeignFormatError` where the file is damaged, is something else, or holds no such division.
  public static func read(
    _ bytes: [UInt8], division: String = usualDivision
  ) throws(ForeignFormatError) -> BankHolidays {
    let divisions = try ForeignJSON.decode(
      [String: DivisionRow].self, from: bytes, expected: "the list of bank holidays of gov.uk (JSON)")
    guard let found = divisions[division] else {
      throw ForeignFormatError(
        .foreignMissing, "the file holds no division '\(division)'; it holds \(divisions.keys.sorted().sample())")
    }
    var holidays: [Holiday] = []
    for event in found.events {
      let date = try ForeignJSON.date(event.date, at: "'\(event.title)' of \(division)")
      let notes = event.notes ?? ""
      holidays.append(
        Holiday(date: date, title: notes.isEmpty ? event.title : "\(event.title) (\(notes.lowercased()))"))
    }
    guard !holidays.isEmpty else {
      throw ForeignFormatError(.foreignMissing, "the division '\(division)' lists no bank holidays")
    }
    return BankHolidays(division: division, holidays: holidays.sorted { ($0.date, $0.title) < ($1.date, $1.title) })
  }

  private struct DivisionRow: Decodable {
    let events: [EventRow]
  }

  private struct EventRow: Decodable {
    let title: String
    let date: String
    let notes: String?
  }
}
