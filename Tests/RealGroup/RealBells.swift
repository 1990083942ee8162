// SPDX-License-Identifier: Apache-2.0

/// Invented bells; each secondary's have as many lesson periods a day as its timetable.
enum RealBells {
  /// Name of the bells, staff's hours and periods as "name start end", "break" and "lunch" by those names.
  private static let schedules: [(name: String, staff: String, periods: [String])] = [
    ("early", "8:15 16:00", ["am 8:45 12:00", "lunch 12:00 13:00", "pm 13:00 15:15"]),
    ("late", "8:30 16:15", ["am 9:00 12:10", "lunch 12:10 13:10", "pm 13:10 15:30"]),
    ("infant", "8:30 16:00", ["am 8:55 11:50", "lunch 11:50 13:00", "pm 13:00 15:10"]),
    (
      "five", "8:20 16:00",
      [
        "tutor 8:40 9:00", "P1 9:00 10:00", "P2 10:00 11:00", "break 11:00 11:20", "P3 11:20 12:20", "P4 12:20 13:20",
        "lunch 13:20 14:10", "P5 14:10 15:10",
      ]
    ),
    (
      "eight", "8:15 16:00",
      [
        "P1 8:45 9:25", "P2 9:25 10:05", "P3 10:05 10:45", "break 10:45 11:05", "P4 11:05 11:45", "P5 11:45 12:25",
        "lunch 12:25 13:10", "P6 13:10 13:50", "P7 13:50 14:30", "P8 14:30 15:10",
      ]
    ),
    (
      "six", "8:20 15:50",
      [
        "P1 8:50 9:40", "P2 9:40 10:30", "break 10:30 10:50", "P3 10:50 11:40", "P4 11:40 12:30", "lunch 12:30 13:20",
        "P5 13:20 14:10", "P6 14:10 15:00",
      ]
    ),
    (
      "six-short", "8:15 15:45",
      [
        "P1 8:40 9:30", "P2 9:30 10:20", "break 10:20 10:40", "P3 10:40 11:30", "P4 11:30 12:20", "lunch 12:20 13:05",
        "P5 13:05 13:55", "P6 13:55 14:45",
      ]
    ),
    (
      "seven", "8:20 16:00",
      [
        "P1 8:45 9:30", "P2 9:30 10:15", "break 10:15 10:35", "P3 10:35 11:20", "P4 11:20 12:05", "P5 12:05 12:50",
        "lunch 12:50 13:35", "P6 13:35 14:20", "P7 14:20 15:05",
      ]
    ),
    (
      "eight-short", "8:20 16:05",
      [
        "P1 8:50 9:30", "P2 9:30 10:10", "P3 10:10 10:50", "break 10:50 11:10", "P4 11:10 11:50", "P5 11:50 12:30",
        "lunch 12:30 13:20", "P6 13:20 14:00", "P7 14:00 14:40", "P8 14:40 15:20",
      ]
    ),
  ]

  static var sheet: Sheet {
    var sheet = Sheet("bells.csv", "bells period kind start end")
    for schedule in schedules {
      for period in schedule.periods + ["staff " + schedule.staff] {
        let parts = period.split(separator: " ").map(String.init)
        let kind =
          parts[0] == "tutor" ? "registration" : ["break", "lunch", "staff"].contains(parts[0]) ? parts[0] : "lesson"
        sheet.add([
          "bells": schedule.name, "period": kind == "staff" ? "" : parts[0], "kind": kind, "start": parts[1],
          "end": parts[2],
        ])
      }
    }
    return sheet
  }
}
