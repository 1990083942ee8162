// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport

extension Sample {
  /// The three schools with nothing but a triad, a lesson study and shadowing, worked out by hand: who teaches what when is
  /// read off `SmallGroup`'s timetable.
  ///
  /// - Triad of Anna (Oak), Erin (Elm) and Hal (Ash): Erin teaches 5E on a Monday afternoon, Hal 7M on a Thursday morning, Anna
  ///   4A on a Tuesday morning; they talk online on a Wednesday after school.
  /// - Lesson study of Ben (Oak) and Erin: a talk online, Ben's lesson, a review at Oak.
  /// - Dev (Elm) spends two days beside Lou (Ash).
  static var circles: Sample {
    var sample = Sample()
    sample.group.activities = [triad(), study(), shadowing()]
    sample.group.protected = []
    // Money and cover aren't what's asked here.
    for index in sample.group.schools.indices {
      sample.group.schools[index].releaseBudget = Pence(1_000_000)
      sample.group.schools[index].mostOut = 3
    }
    sample.plan.unplaced = []
    sample.plan.occurrences = triadParts() + studyParts() + shadowingParts()
    return sample
  }

  private static func triad() -> Activity {
    var triad = Triad(members: SmallGroup.people(["anna", "erin", "hal"]))
    triad.mostGap = 10
    return Activity(id: "triad", title: "Three watch each other", details: .triad(triad))
  }

  private static func study() -> Activity {
    var study = LessonStudy(members: SmallGroup.people(["ben", "erin"]))
    study.review = Minutes(30)
    return Activity(id: "study", title: "Study a lesson", details: .lessonStudy(study))
  }

  private static func shadowing() -> Activity {
    var shadowing = Shadowing(applicant: "dev")
    shadowing.days = 2
    shadowing.preferredHosts = ["hal", "lou"]
    return Activity(id: "shadow", title: "Beside a colleague", details: .shadowing(shadowing))
  }

  private static func triadParts() -> [Occurrence] {
    var parts = [
      lesson("triad", 1, "2026-09-21", "13:00-14:00", at: "elm", host: "erin", ["anna", "hal"]),
      lesson("triad", 2, "2026-10-01", "09:00-10:00", at: "ash", host: "hal", ["anna", "erin"]),
      lesson("triad", 3, "2026-10-06", "09:00-10:00", at: "oak", host: "anna", ["erin", "hal"]),
      talk("triad", 4, "2026-10-14", "15:30-16:00", .online, ["anna", "erin", "hal"]),
    ]
    parts[0].observed = reference("elm", "5E", "class", "PM1", "13:00-14:00", "erin")
    parts[1].observed = reference("ash", "7M", "maths", "P1", "09:00-10:00", "hal")
    parts[2].observed = reference("oak", "4A", "class", "AM1", "09:00-10:15", "anna")
    return parts
  }

  private static func studyParts() -> [Occurrence] {
    var parts = [
      talk("study", 1, "2026-11-04", "15:30-16:30", .online, ["ben", "erin"]),
      lesson("study", 2, "2026-11-10", "09:00-10:00", at: "oak", host: "ben", ["erin"]),
      talk("study", 3, "2026-11-18", "15:30-16:00", .school("oak"), ["ben", "erin"]),
    ]
    parts[1].observed = reference("oak", "6B", "class", "AM1", "09:00-10:15", "ben")
    return parts
  }

  private static func shadowingParts() -> [Occurrence] {
    [
      lesson("shadow", 1, "2026-11-24", "08:45-15:10", at: "ash", host: "lou", ["dev"]),
      lesson("shadow", 2, "2026-12-01", "08:45-15:10", at: "ash", host: "lou", ["dev"]),
    ]
  }

  /// A lesson, or a day, with a host.
  static func lesson(
    _ activity: Identifier<Activity>, _ part: Int, _ date: CivilDate, _ span: TimeSpan, at school: Identifier<School>,
    host: Identifier<Person>, _ visitors: [Identifier<Person>]
  ) -> Occurrence {
    let people = visitors.map { Attendance(person: $0, role: .visitor) } + [Attendance(person: host, role: .host)]
    return Occurrence(
      activity: activity, part: part, date: date, span: span, place: .school(school), leader: nil,
      attendees: people.sorted { $0.person < $1.person }, firmness: .provisional)
  }

  private static func talk(
    _ activity: Identifier<Activity>, _ part: Int, _ date: CivilDate, _ span: TimeSpan, _ place: Place,
    _ people: [Identifier<Person>]
  ) -> Occurrence {
    Occurrence(
      activity: activity, part: part, date: date, span: span, place: place, leader: nil,
      attendees: SmallPlan.all(people, .required), firmness: .provisional)
  }

  static func reference(
    _ school: Identifier<School>, _ className: String, _ subject: String, _ period: String, _ span: TimeSpan,
    _ teacher: Identifier<Person>
  ) -> LessonReference {
    LessonReference(
      school: school, className: className, subject: subject, period: period, span: span, teacher: teacher)
  }
}
