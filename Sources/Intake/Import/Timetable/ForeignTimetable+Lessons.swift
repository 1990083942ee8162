// SPDX-License-Identifier: Apache-2.0

import Domain

extension ForeignTimetable {
  /// A timetable of these lessons, with what is odd about them after `remarks`.
  ///
  /// - Parameters:
  ///   - slots: all slots of the cycle, taught or not.
  ///   - opaqueSubjects: whether the names of the courses don't show subjects.
  ///   - classesAreSets: whether classes are those of single subjects, so that a pupil sits in many.
  init(
    lessons: [Lesson], teachers: [Resource], weeks: Int, slots: Set<Slot>, opaqueSubjects: Bool,
    classesAreSets: Bool, remarks: [ForeignRemark] = []
  ) {
    let sorted = lessons.sorted { ($0.slot, $0.course, $0.event) < ($1.slot, $1.course, $1.event) }
    let taught = sorted.filter { !$0.isProtected }
    let oddities = TimetableOddities(lessons: taught, periodsPerCycle: slots.count)
    func resources(_ names: [String]) -> [Resource] {
      Set(names).sorted().map { Resource(id: $0, name: $0) }
    }
    self.init(
      name: "", weeks: weeks, weekdays: Set(slots.map(\.weekday)).sorted(),
      periodsPerDay: Set(slots.map(\.period)).count, periodsPerCycle: slots.count, teachers: teachers.sorted(),
      classes: resources(taught.flatMap(\.classes)), rooms: resources(taught.flatMap(\.rooms)), lessons: sorted,
      remarks: remarks
        + oddities.remarks(opaqueSubjects: opaqueSubjects).filter {
          !classesAreSets || $0.code != .timetableOverlappingSets
        })
  }
}
