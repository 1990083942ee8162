// SPDX-License-Identifier: Apache-2.0

import Domain

/// The columns of `activities.csv` that every kind has.
enum ActivityColumns {
  static let bindings: [Binding<Activity>] = about + timing.map { $0.within(\.timing) }

  private static let about: [Binding<Activity>] = [
    .value("priority", \.priority, .whole(1...5), standard: 3),
    .optional("rank", also: ["ranked", "choice", "preference"], \.rank, .whole(1...99)),
    .value("must", also: ["mandatory", "is must"], \.isMust, .yesNo, standard: false),
    .value("confidential", also: ["private"], \.isConfidential, .yesNo, standard: false),
    .list("focus", also: ["topic", "topics"], \.focus, .lowered),
    .optional("purpose", also: ["intended outcome", "aim"], \.purpose, .text),
    .optional("origin", also: ["whose idea"], \.origin, .word()), groups,
    .optional("worth", also: ["worth in lessons"], \.worth, .lessons),
    .reference("fund", also: ["paid by"], \.fund) { $0.funds },
    .value("cost", also: ["other costs"], \.cost, .pounds, standard: .zero),
    .optional("cost_centre", also: ["cost center", "budget code", "nominal code"], \.costCentre, .text),
  ]

  private static let timing: [Binding<Timing>] = [
    .list("windows", also: ["window", "dates", "between"], \.windows, .dateSpan),
    .weekdays("weekdays", also: ["days allowed"], \.weekdays),
    .weekdays("preferred_weekdays", also: ["preferred days"], \.preferredWeekdays),
    .list(
      "times", also: ["kinds of time", "time bands", "bands"], \.bands,
      .word(also: [
        ("meetings", .meeting), ("staff meeting", .meeting), ("release", .schoolDay), ("in school", .schoolDay),
        ("after school", .twilight), ("twilights", .twilight), ("training day", .inset),
      ]), standard: Timing().bands),
    .optional("earliest", also: ["not before"], \.earliest, .time),
    .optional("latest", also: ["not after", "ends by"], \.latest, .time),
    .list("at", also: ["fixed", "fixed starts"], \.fixed, .fixedStart),
    .references("near", also: ["near to", "around", "close to"], \.near) { $0.activities },
  ]

  /// Groups are names that schools bear, not ids of a table of their own.
  private static var groups: Binding<Activity> {
    Binding(column: Column("groups", also: ["group"])) { cell, activity, reading in
      activity.groups = reading.references(cell, reading.groups).map(\.text)
    } write: { activity in
      Written.list(activity.groups)
    }
  }
}

extension ValueFormat where Value == FixedStart {
  /// A date and a time: "2026-10-07 15:45", "7/10/2026 at 3.45pm".
  static var fixedStart: Self {
    Self(
      FieldParser { text throws(FieldFault) in
        let expected = "a date and a time, as in 2026-10-07 15:45"
        for index in text.indices where text[index] == " " || text[index] == "T" {
          guard let date = try? FieldParser<CivilDate>.date.parse(String(text[..<index]).trimmed) else { continue }
          var rest = String(text[text.index(after: index)...]).trimmed
          if rest.lowercased().hasPrefix("at ") { rest = String(rest.dropFirst(3)).trimmed }
          guard let time = try? FieldParser<TimeOfDay>.time.parse(rest) else { continue }
          return FixedStart(date: date, time: time)
        }
        throw FieldFault(code: .fieldDate, expected: expected)
      }
    ) { "\($0.date) \($0.time)" }
  }
}
