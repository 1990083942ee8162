// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Puts the times of calendars that are read again and again into a group's table of busy times, as an import of each with
/// `--replace` would.
public struct BusyUpdate {
  /// The times of one calendar.
  public struct Calendar: Hashable, Sendable {
    /// Whose they are: somebody or something that the group has.
    public var subject: Busy.Subject
    /// What its rows say in the column `note`, by which they're known.
    public var note: String
    public var times: [BusyCalendar.Time]

    /// A calendar's times.
    public init(_ subject: Busy.Subject, note: String, times: [BusyCalendar.Time]) {
      self.subject = subject
      self.note = note
      self.times = times
    }
  }

  private let group: Group
  private let files: [(name: String, text: String)]

  /// An update of `group`, which was read from `files`.
  public init(of group: Group, in files: [(name: String, text: String)]) {
    self.group = group
    self.files = files
  }

  /// The group's files with those times in place of the calendars' former ones; nil where they're the same, in whatever
  /// order.
  ///
  /// - Parameter today: rows that end before it stay as they are, and none are added there. What lies behind decides
  ///   nothing any more, and calendars that show some weeks alone would change the group every day.
  public func files(with calendars: [Calendar], from today: CivilDate) -> [(name: String, text: String)]? {
    let file = FolderFile.busy
    let problems = Problems()
    let place = files.firstIndex { $0.name == file.name }
    let known = place.flatMap { place in
      EditableTable(Array(files[place].text.utf8), file: file.name, schema: file.schema, problems: problems)
    }
    var table = known ?? EditableTable(new: file.name, schema: file.schema, columns: Self.columns)
    var changes = 0
    for calendar in calendars {
      let past = group.busy.filter { busy in
        busy.subject == calendar.subject && busy.note == calendar.note && busy.days.last < today
      }
      let times =
        past.map { BusyCalendar.Time(days: $0.days, span: $0.span) } + calendar.times.filter { $0.days.last >= today }
      let rows = BusyRows(times, subject: calendar.subject.columns, note: calendar.note).rows
      let merged = RowMerge(replaces: true).merge(rows, into: &table, problems: problems)
      changes += merged.added + merged.updated + merged.removed
    }
    guard changes > 0 else { return nil }
    var result = files
    if let place { result[place].text = table.text } else { result.append((file.name, table.text)) }
    return result
  }

  private static let columns = FolderFile.busy.schema.columns.map(\.name).filter { $0 != "calendar" }
}

extension Busy.Subject {
  /// The columns of `busy.csv` that say whose time it is.
  fileprivate var columns: [String: String] {
    switch self {
    case .person(let id): ["person": id.text]
    case .provider(let id): ["provider": id.text]
    case .school(let id): ["school": id.text, "room": ""]
    case .room(let id, let room): ["school": id.text, "room": room]
    }
  }
}
