// SPDX-License-Identifier: Apache-2.0

import Domain

/// The columns of `activities.csv` that belong to visits.
enum VisitColumns {
  static let bindings: [Binding<Visit>] = [
    .selector("people", \.visitors), .optional("subject", \.subject, .lowered), .years("years", \.years),
    .value("match", \.match, .word(also: [("contrast", .contrasting), ("like", .similar)]), standard: .any),
    .references("host_schools", \.hostSchools) { $0.schools }, .references("host_people", \.hostPeople) { $0.people },
    .value("open_only", also: ["open lessons only"], \.openOnly, .yesNo, standard: false),
    .value("observe", \.observed, .lasting, standard: Minutes(60)),
    .value("brief", \.brief, .minutes, standard: Minutes(10)),
    .value("debrief", \.debrief, .minutes, standard: Minutes(20)),
  ]
}

/// The columns of `activities.csv` that belong to triads.
enum TriadColumns {
  static let bindings: [Binding<Triad>] = [
    .selector("people", \.members), .optional("subject", \.subject, .lowered), .years("years", \.years),
    .value("observe", \.observed, .lasting, standard: Minutes(60)),
    .value("debrief", \.debrief, .minutes, standard: Minutes(30)),
    .value("gap_least", \.leastGap, .whole(0...366), standard: 1),
    .value("gap_most", \.mostGap, .whole(0...366), standard: 28),
  ]
}

/// The columns of `activities.csv` that belong to lesson study.
enum LessonStudyColumns {
  static let bindings: [Binding<LessonStudy>] = [
    .selector("people", \.members), .optional("subject", \.subject, .lowered), .years("years", \.years),
    .value("observe", \.observed, .lasting, standard: Minutes(60)),
    .value("cycles", \.cycles, .whole(1...12), standard: 1),
    .value("planning", \.planning, .minutes, standard: Minutes(60)),
    .value("review", \.review, .minutes, standard: Minutes(60)),
    .value("gap_least", \.leastGap, .whole(0...366), standard: 3),
    .value("gap_most", \.mostGap, .whole(0...366), standard: 21),
  ]
}

/// The columns of `activities.csv` that belong to shadowing.
enum ShadowingColumns {
  static let bindings: [Binding<Shadowing>] = [
    .needed("applicant", \.applicant) { $0.people },
    .references("preferred_hosts", \.preferredHosts) { $0.people },
    .value("days", \.days, .whole(1...5), standard: 1),
    .value("gap_least", \.leastGap, .whole(0...366), standard: 1),
    .value("gap_most", \.mostGap, .whole(0...366), standard: 14),
  ]
}

/// The columns of `activities.csv` that belong to secondments.
enum SecondmentColumns {
  static let bindings: [Binding<Secondment>] = [
    .needed("school", \.school) { $0.schools }, .references("applicants", \.applicants) { $0.people },
    .value("match", \.match, .word(also: [("contrast", .contrasting)]), standard: .any),
    .value("half_days_week", \.halfDaysPerWeek, .whole(1...10), standard: 10),
    .value("half_terms", \.halfTerms, .whole(1...6), standard: 2),
    .value("bounds", \.bounds, .word(also: [("half term", .halfTerm), ("terms", .term)]), standard: .halfTerm),
    .list("backfill", \.backfill, .word(), standard: Secondment.Backfill.allCases),
    .value("vacant", also: ["vacancy"], \.isVacant, .yesNo, standard: false),
    .optional("recharge", also: ["recharge a half-day"], \.recharge, .pounds),
  ]
}

/// The columns of `activities.csv` that belong to specialists.
enum SpecialistColumns {
  static let bindings: [Binding<Specialist>] = [
    .needed("person", \.person) { $0.people }, .weekdays("home_days", \.homeDays), shares,
    .value("unit", \.unit, .word(also: [("half day", .halfDay), ("whole day", .day)]), standard: .halfDay),
    .value("tolerance", \.tolerance, .percent, standard: PerMille(100)),
    .value("cycle_weeks", \.cycleWeeks, .whole(1...13), standard: 4),
    .whole("protected", \.protected, .halfDays, standard: []) { Written.list($0.map(\.name)) },
    .value("contribution", also: ["price of a half-day"], \.contribution, .pounds, standard: .zero),
  ]

  /// `oak=4;elm=2`: half-days a cycle for each school.
  private static var shares: Binding<Specialist> {
    Binding(column: Column("shares", also: ["half days a cycle"])) { cell, specialist, reading in
      for element in cell.elements {
        let parts = element.text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
          reading.problems.error(.fieldText, at: element, isNot: "a school's half-days a cycle, as in oak=4")
          continue
        }
        let count = Cell(parts[1], at: element.location.advanced(by: parts[0].count + 1))
        guard let school = reading.needed(Cell(parts[0], at: element.location), reading.schools),
          let halfDays = count.need(.whole(1...130), reading.problems)
        else { continue }
        guard !specialist.shares.contains(where: { $0.school == school }) else {
          reading.problems.error(
            .idDuplicate, at: element.location, "School '\(school)' has a share already", value: school.text)
          continue
        }
        specialist.shares.append(Specialist.Share(school: school, halfDays: halfDays))
      }
    } write: { specialist in
      Written.list(specialist.shares.map { "\($0.school)=\($0.halfDays)" })
    }
  }
}
