// SPDX-License-Identifier: Apache-2.0

import Domain

/// Writes a timetable down as lessons.
struct LessonMaker {
  let timetable: Timetable
  let teachers: TeamStaff
  /// Assistants who go with the last sets of younger years.
  let assistants: [Identifier<Person>]

  private var curriculum: Curriculum { timetable.curriculum }

  func add(to roster: inout Roster) {
    let supported = supportedBands()
    for unit in curriculum.units.indices {
      for (meeting, slot) in timetable.slots[unit].enumerated() {
        for place in 0..<curriculum.shape.width {
          if let lesson = lesson(unit, place, meeting, slot, supported, roster) { roster.add(lesson) }
        }
      }
    }
  }

  /// Which band each assistant goes with, one each, so that none is wanted twice.
  private func supportedBands() -> [Int: Identifier<Person>] {
    var supported: [Int: Identifier<Person>] = [:]
    let bands = curriculum.bands.indices.filter { curriculum.bands[$0].year <= 9 }
    for (band, assistant) in zip(bands, assistants) { supported[band] = assistant }
    return supported
  }

  private func lesson(
    _ index: Int, _ place: Int, _ meeting: Int, _ slot: Timetable.Slot, _ supported: [Int: Identifier<Person>],
    _ roster: Roster
  ) -> Lesson? {
    let unit = curriculum.units[index]
    let band = curriculum.bands[unit.band]
    guard let periods = roster.bells.day(slot.weekday)?.lessonPeriods, slot.period < periods.count else { return nil }
    let subject = Self.subject(unit, place, curriculum)
    let teacher = teachers.given[TeamStaff.Load(unit: index, place: place)] ?? teachers.places[unit.team][place]
    var staff = [teacher]
    let isLastSet = unit.style == .sets && place == curriculum.shape.width - 1
    if isLastSet, unit.area == .english || unit.area == .maths, let assistant = supported[unit.band] {
      staff.append(assistant)
    }
    let room = teachers.places[unit.team][place].text.dropFirst(roster.plan.id.text.count + 1)
    // Resits of the last year weigh more than its years say.
    let isLeaving = band.year == 11 && isLastSet && unit.area == .maths
    return Lesson(
      school: roster.plan.id, className: className(unit, place, meeting, subject), subject: subject,
      years: [band.year], room: room.uppercased(),
      week: Timetable.letters[slot.week], weekday: slot.weekday, period: periods[slot.period].name, staff: staff,
      weight: isLeaving ? PerMille(2500) : nil)
  }

  static func subject(_ unit: Curriculum.Unit, _ place: Int, _ curriculum: Curriculum) -> String {
    let subjects = curriculum.teams[unit.team].subjects[place]
    return unit.area == .games ? subjects[subjects.count - 1] : subjects[0]
  }

  /// "9x/Ma2" of sets, "7B" of forms that pass from teacher to teacher, "10y/B-Mu2" of options.
  private func className(_ unit: Curriculum.Unit, _ place: Int, _ meeting: Int, _ subject: String) -> String {
    let band = curriculum.bands[unit.band]
    let width = curriculum.shape.width
    let stem = "\(band.year)" + (curriculum.shape.columns > 1 && band.year <= 11 ? ["x", "y", "z"][band.column] : "")
    switch unit.style {
    case .sets: return "\(stem)/\(Area.code(subject))\(place + 1)"
    case .options: return "\(stem)/\(unit.block)-\(Area.code(subject))\(place + 1)"
    case .rotation:
      let form = band.column * width + (place + meeting) % width
      return "\(band.year)\(["A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "L", "M"][form % 12])"
    }
  }
}
