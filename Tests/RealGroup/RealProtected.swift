// SPDX-License-Identifier: Apache-2.0

/// `protected.csv` before the timetables are imported: PPA, ECT and mentor time of the primaries' class teachers.
///
/// A primary gives a class teacher's PPA as one half-day a week: years by turns, so that the HLTA and the leaders who
/// take the classes aren't wanted twice at once. Secondary teachers' free periods stand in their timetables.
enum RealProtected {
  private static let halfDays = [
    ("Mon", "pm"), ("Tue", "pm"), ("Wed", "pm"), ("Thu", "pm"), ("Fri", "pm"), ("Thu", "am"), ("Fri", "am"),
  ]

  static var sheet: Sheet {
    var sheet = Sheet("protected.csv", "person kind week weekday period start end")
    for person in RealStaff.sheet.rows {
      guard let id = person["id"], person["role"] == "class teacher", person["vacancy"] == nil else { continue }
      let year = person["years"].map { Int($0) ?? 0 } ?? 0
      let shared = person["days"] != nil
      // Of a shared class, the first half has PPA on Tuesday and the second on Thursday.
      let (weekday, period) = shared ? (id.hasSuffix("share") ? ("Thu", "pm") : ("Tue", "pm")) : halfDays[year]
      sheet.add(["person": id, "kind": "ppa", "weekday": weekday, "period": period])
      if person["stage"] != nil {
        sheet.add(["person": id, "kind": "ect", "weekday": weekday == "Wed" ? "Mon" : "Wed", "period": "am"])
      }
      if person["responsibilities"]?.contains("ect mentor") == true {
        sheet.add(["person": id, "kind": "mentor", "weekday": "Mon", "start": "14:00", "end": "15:00"])
      }
    }
    return sheet
  }
}
