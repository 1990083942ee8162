// SPDX-License-Identifier: Apache-2.0

import Domain

/// The leaders, teachers and support staff of a secondary, with the timetable of a fortnight.
struct SecondaryStaff {
  let shape: SecondaryShape
  private let seed: UInt64
  private var random: RandomStream

  init(_ shape: SecondaryShape, seed: UInt64, school: Int) {
    self.shape = shape
    self.seed = seed
    random = RandomStream(seed, "secondary staff", school)
  }

  mutating func hire(into roster: inout Roster) {
    hireLeaders(&roster)
    let timetable = Timetable(Curriculum(shape), &random)
    var teachers = TeamStaff(timetable, seed: seed, school: roster.plan.index)
    teachers.hire(into: &roster)
    hireSupport(&roster)
    let assistants = roster.people.filter { $0.role == "ta" && !$0.needsCover }.map(\.id)
    LessonMaker(timetable: timetable, teachers: teachers, assistants: assistants).add(to: &roster)
    FreeTime(timetable: timetable, teachers: teachers).protect(in: &roster)
  }

  private func hireLeaders(_ roster: inout Roster) {
    roster.hire("head", "headteacher") { $0.tags = ["drives"] }
    roster.hire("deputy1", "deputy headteacher") {
      $0.tags = ["dsl", "first aider"]
      $0.responsibilities = ["safeguarding lead"]
    }
    roster.hire("deputy2", "deputy headteacher") { $0.responsibilities = ["cpd lead", "assessment lead"] }
    roster.hire("senco", "senco") {
      $0.tags = ["senco", "deputy dsl"]
      $0.responsibilities = ["mental health lead"]
    }
    for code in ["head", "deputy1", "deputy2"] {
      guard let day = roster.bells.day(.monday), let period = day.lessonPeriods.first else { continue }
      roster.protect(Identifier("\(roster.plan.id)-\(code)"), .meeting, .monday, period.span)
    }
  }

  private mutating func hireSupport(_ roster: inout Roster) {
    roster.hire("office", "admin") { $0.responsibilities = ["school business manager"] }
    roster.hire("reception", "admin") { $0.responsibilities = ["attendance officer"] }
    roster.hire("data", "admin") { $0.responsibilities = ["data manager"] }
    roster.hire("exams", "exams officer") {
      if shape.forms < 6 {
        $0.works = WorkingPattern([.monday, .tuesday, .wednesday, .thursday])
        $0.fullTimeEquivalent = $0.works.share
      }
    }
    roster.hire("cover", "cover manager")
    roster.hire("library", "librarian")
    for number in 1...2 { roster.hire("technician\(number)", "technician") { $0.department = "Science" } }
    roster.hire("site", "caretaker") { $0.email = nil }
    for number in 1...2 + shape.forms / 3 {
      roster.hire("cs\(number)", "cover supervisor") { $0.directedBalance = Minutes(12 * 60) }
    }
    for number in 1...3 + shape.forms / 2 {
      let hasNoEmail = random.chance(200)
      var own = RandomStream(seed, "secondary ta", roster.plan.index, number)
      roster.hire("sta\(number)", "ta") {
        if hasNoEmail { $0.email = nil }
        $0.hosts = false
        $0.needsCover = number <= 1 + shape.forms / 5
        Topics.give(&$0, from: Topics.support, &own)
      }
    }
  }
}
