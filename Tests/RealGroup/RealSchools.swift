// SPDX-License-Identifier: Apache-2.0

/// The schools of the sample: reference numbers from the register, everything else but the register's columns invented.
enum RealSchools {
  /// One school; names, places and free school meals come from the register.
  struct School {
    let id: String
    let urn: Int
    let phase: String
    let bells: String
    let calendar: String
    /// Forms of entry; primaries only.
    let forms: Int
    /// Year groups taught.
    let years: ClosedRange<Int>
    let meetingNight: String
    /// Pounds.
    let budget: Int
  }

  static let primaries = [
    School(
      id: "brooklands", urn: 106_301, phase: "primary", bells: "early", calendar: "primary", forms: 3, years: 0...6,
      meetingNight: "Tue", budget: 5200),
    School(
      id: "worthington", urn: 106_300, phase: "primary", bells: "early", calendar: "primary", forms: 2, years: 0...6,
      meetingNight: "Wed", budget: 3600),
    School(
      id: "woodheys", urn: 106_299, phase: "primary", bells: "late", calendar: "primary", forms: 2, years: 0...6,
      meetingNight: "Wed", budget: 3800),
    School(
      id: "broomwood", urn: 106_290, phase: "primary", bells: "late", calendar: "primary", forms: 2, years: 0...6,
      meetingNight: "Wed", budget: 4200),
    School(
      id: "gorse-hill", urn: 106_321, phase: "primary", bells: "early", calendar: "primary", forms: 1, years: 0...6,
      meetingNight: "Mon", budget: 3000),
    School(
      id: "kings-road", urn: 106_322, phase: "primary", bells: "early", calendar: "primary", forms: 3, years: 0...6,
      meetingNight: "Wed", budget: 5600),
    School(
      id: "st-hildas", urn: 147_552, phase: "primary", bells: "late", calendar: "primary", forms: 1, years: 0...6,
      meetingNight: "Wed", budget: 2600),
    School(
      id: "old-trafford", urn: 140_738, phase: "primary", bells: "early", calendar: "primary", forms: 2, years: 0...6,
      meetingNight: "Tue", budget: 4400),
    School(
      id: "forest-gate", urn: 138_788, phase: "primary", bells: "late", calendar: "primary", forms: 1, years: 0...6,
      meetingNight: "Wed", budget: 2400),
    School(
      id: "wellfield-infant", urn: 106_313, phase: "primary", bells: "infant", calendar: "primary", forms: 2,
      years: 0...2, meetingNight: "Thu", budget: 2200),
    School(
      id: "wellfield-junior", urn: 106_304, phase: "primary", bells: "late", calendar: "primary", forms: 2,
      years: 3...6,
      meetingNight: "Thu", budget: 2600),
    School(
      id: "delamere", urn: 106_394, phase: "special", bells: "late", calendar: "primary", forms: 1, years: 0...6,
      meetingNight: "Wed", budget: 3200),
  ]

  static let secondaries = [
    School(
      id: "altrincham", urn: 138_614, phase: "secondary", bells: "five", calendar: "secondary", forms: 0, years: 7...13,
      meetingNight: "Tue", budget: 9000),
    School(
      id: "wellington", urn: 136_377, phase: "secondary", bells: "eight", calendar: "secondary", forms: 0,
      years: 7...12,
      meetingNight: "Wed", budget: 9500),
    School(
      id: "stretford", urn: 106_368, phase: "secondary", bells: "six", calendar: "fortnight", forms: 0, years: 7...12,
      meetingNight: "Wed", budget: 7000),
    School(
      id: "cestrian", urn: 143_104, phase: "secondary", bells: "six-short", calendar: "secondary", forms: 0,
      years: 7...12, meetingNight: "Mon", budget: 6500),
    School(
      id: "broadoak", urn: 138_124, phase: "secondary", bells: "seven", calendar: "secondary", forms: 0, years: 7...9,
      meetingNight: "Wed", budget: 5500),
    School(
      id: "urmston", urn: 136_297, phase: "secondary", bells: "eight-short", calendar: "secondary", forms: 0,
      years: 10...13, meetingNight: "Thu", budget: 8000),
  ]

  static let all = primaries + secondaries

  /// Groups inside the partnership, by school.
  private static let groups = [
    "sale": ["brooklands", "worthington", "woodheys", "forest-gate"],
    "stretford": ["gorse-hill", "kings-road", "st-hildas", "old-trafford", "stretford"],
    "altrincham": ["broomwood", "wellfield-infant", "wellfield-junior", "altrincham", "wellington", "cestrian"],
    "pilot": ["gorse-hill", "st-hildas", "old-trafford", "forest-gate", "broomwood"],
  ]

  /// Schools whose needs the partnership weighs more.
  private static let weights = [
    "old-trafford": "1.5", "forest-gate": "1.6", "gorse-hill": "1.3", "broomwood": "1.3", "broadoak": "1.5",
    "delamere": "1.2",
  ]

  /// `schools.csv` before the register is imported: no names, no places.
  static var sheet: Sheet {
    var sheet = Sheet(
      "schools.csv",
      "id name urn phase forms_of_entry need_weight selective groups calendar bells most_out supply_most budget "
        + "twilight_latest twilights_half_term benefit_floor_hours repays_protected meeting_night")
    for school in all {
      let isPrimary = school.phase == "primary"
      sheet.add([
        "id": school.id, "urn": String(school.urn), "phase": school.phase,
        "forms_of_entry": isPrimary ? String(school.forms) : "", "need_weight": weights[school.id] ?? "",
        "selective": ["stretford", "urmston"].contains(school.id) ? "yes" : "no",
        "groups": groups.filter { $0.value.contains(school.id) }.keys.sorted().joined(separator: ";"),
        "calendar": school.calendar, "bells": school.bells,
        "most_out": school.phase == "secondary" ? "6" : school.forms > 1 ? "3" : "2",
        "supply_most": school.phase == "secondary" ? "4" : "2", "budget": String(school.budget),
        "twilight_latest": isPrimary ? "17:30" : "18:00", "twilights_half_term": "3",
        "benefit_floor_hours": weights[school.id] == nil ? "" : "6",
        "repays_protected": ["kings-road", "wellington"].contains(school.id) ? "yes" : "",
        "meeting_night": school.meetingNight,
      ])
    }
    return sheet
  }
}
