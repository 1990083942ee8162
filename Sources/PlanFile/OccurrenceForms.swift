// SPDX-License-Identifier: Apache-2.0

import Domain

extension Form where Value == Place {
  static var place: Form {
    choice(
      "place", "Where something takes place.",
      [
        ChoiceCase("school", .identifier()) { .school($0) },
        ChoiceCase("provider", .identifier()) { .provider($0) },
        ChoiceCase("online", .mark) { _ in .online },
      ]
    ) { place in
      switch place {
      case .school(let id): ("school", .string(id.text))
      case .provider(let id): ("provider", .string(id.text))
      case .online: ("online", .bool(true))
      }
    }
  }
}

extension Form where Value == Void {
  /// "true", for a case without values.
  static var mark: Form {
    Form(
      schema: .object(["const": .bool(true)]), write: { .bool(true) },
      read: { json throws(PlanFileError) in
        guard json == .bool(true) else { throw .wrongValue(path: "", found: json.summary, expected: "true") }
      })
  }
}

extension Form where Value == Leader {
  static var leader: Form {
    choice(
      "leader", "Who leads: a member of staff or someone from outside.",
      [
        ChoiceCase("person", .identifier()) { .person($0) },
        ChoiceCase("provider", .identifier()) { .provider($0) },
      ]
    ) { leader in
      switch leader {
      case .person(let id): ("person", .string(id.text))
      case .provider(let id): ("provider", .string(id.text))
      }
    }
  }
}

extension Form where Value == Attendance {
  static var attendance: Form {
    record(
      "attendance", "One person's part in an occurrence.", blank: Attendance(person: Identifier(""), role: .required),
      [
        Field("person", \.person, .identifier(), "Who."),
        Field("role", \.role, .oneOf(Attendance.Role.allCases), "As what."),
      ])
  }
}

extension LessonReference {
  static let blank = LessonReference(
    school: Identifier(""), className: "", subject: "", period: "", span: .blank, teacher: Identifier(""))
}

extension TimeSpan {
  static let blank = TimeSpan(TimeOfDay(minutes: 0), TimeOfDay(minutes: 0))
}

extension CivilDate {
  static let blank = CivilDate(daysSince1970: 0)
}

extension Form where Value == LessonReference {
  static var lesson: Form {
    record(
      "lesson", "A lesson of the timetable on a date, named so that a school recognises it.", blank: .blank,
      [
        Field("school", \.school, .identifier(), "Where it is taught."),
        Field("class", \.className, .text, "The class, as the school names it."),
        Field("subject", \.subject, .text, "Subject in lower case; 'class' for a class teacher's session."),
        Field("period", \.period, .text, "Name of the period."),
        Field("span", \.span, .span, "The period's bells."),
        Field("teacher", \.teacher, .identifier(), "Who leads it."),
      ])
  }
}

extension Form where Value == Occurrence {
  static var occurrence: Form {
    let blank = Occurrence(
      activity: Identifier(""), part: 1, date: .blank, span: .blank, place: .online, leader: nil, attendees: [],
      firmness: .outline)
    return record(
      "occurrence", "One meeting, visit or other happening of an activity.", blank: blank,
      [
        Field("activity", \.activity, .identifier(), "Of which activity."),
        Field(
          optional: "cohort", \.cohortIfSeveral, .positive,
          "Of a session in several cohorts: which of them, from 2; missing: the first, or there's only one."),
        Field("part", \.part, .positive, "Number within the series, of a cohort within its own, from 1."),
        Field("date", \.date, .date, "Local date."),
        Field(
          "span", \.span, .span,
          "The session; of a visit the time in which the lesson is watched; of a specialist the stay."),
        Field(optional: "brief", \.brief, .span, "Of a visit: the talk before."),
        Field(optional: "debrief", \.debrief, .span, "Of a visit: the talk after."),
        Field("place", \.place, .place, "Where."),
        Field(optional: "room", \.room, .text, "The room, where the school lists rooms."),
        Field(optional: "leader", \.leader, .leader, "Who leads, if anyone in particular."),
        Field("attendees", \.attendees, .list(.attendance), "Who comes, by person."),
        Field(optional: "observed", \.observed, .lesson, "Of a visit: the lesson watched; missing: to be named."),
        Field("firmness", \.firmness, .oneOf(Firmness.allCases), "How far its time may be relied on."),
      ])
  }
}

extension Occurrence {
  /// The cohort where it isn't the first: in a file most occurrences have none.
  fileprivate var cohortIfSeveral: Int? {
    get { cohort == 1 ? nil : cohort }
    set { cohort = newValue ?? 1 }
  }
}
