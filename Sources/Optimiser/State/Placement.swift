// SPDX-License-Identifier: Apache-2.0

/// What is placed of one activity; empty where it isn't.
struct Placement: Equatable {
  /// Parts of a session, the visit, or a specialist's stays by day and start; parts of cohorts by day, start and cohort.
  var occurrences: [PlacedOccurrence] = []
  /// Of a specialist: by half-day of the cycle (`SpecialistData.cell`) the index of its share, -1 for nobody's.
  var template: [Int8] = []
  var secondment: SecondmentOption?

  /// Nothing placed.
  static let none = Placement()

  init() {}
  /// A session or visit with these parts.
  init(_ occurrences: [PlacedOccurrence]) { self.occurrences = occurrences }
  /// A specialist's year.
  init(template: [Int8], stays: [PlacedOccurrence]) {
    self.template = template
    occurrences = stays
  }
  /// A secondment.
  init(_ secondment: SecondmentOption) { self.secondment = secondment }

  var isEmpty: Bool { occurrences.isEmpty && secondment == nil }
  subscript(part: Int) -> PlacedOccurrence {
    get { occurrences[part] }
    set { occurrences[part] = newValue }
  }
}

/// One occurrence as it's placed: an option, a room, and who comes.
struct PlacedOccurrence: Equatable {
  var option: Option
  /// Of a session in several cohorts: which it's for, from 0.
  var cohort: Int16 = 0
  /// Index among the school's rooms, -1 for none.
  var room: Int16 = -1
  /// Indices into the activity's candidates, ascending. Of a visit: all of them; of a stay: the specialist.
  var attendees: [Int32]
  /// How its people get back the protected time that it takes, by person, then time.
  var repayments: [PlacedRepayment] = []

  /// Part number of a stay in people's days: two stays of one day take different halves.
  var stayKey: Int16 { Int16(option.day) * 2 + (option.halves & 1 == 0 ? 1 : 0) }
}

/// A lesson on another day that gives back protected time.
struct PlacedRepayment: Equatable, Comparable {
  let person: Int32
  /// Index in `Instance.protected`, among those of the weekday on which the time is taken.
  let time: Int32
  let day: Int32
  /// Index in `Instance.lessons`.
  let lesson: Int32
  static func < (a: Self, b: Self) -> Bool { (a.person, a.time) < (b.person, b.time) }
}

extension Option: Equatable {
  static func == (a: Self, b: Self) -> Bool {
    a.day == b.day && a.start == b.start && a.end == b.end && a.place == b.place && a.leader == b.leader
      && a.host == b.host && a.lesson == b.lesson && a.brief == b.brief && a.debrief == b.debrief
      && a.halves == b.halves && a.step == b.step
  }
}

/// A lesson that a class loses.
struct Loss: Comparable {
  let day: Int16
  let start: Int16
  let person: Int32
  /// `LessonData.order` of the lesson.
  let order: Int32
  let lesson: Int32
  static func < (a: Self, b: Self) -> Bool {
    (a.day, a.start, a.person, a.order, a.lesson) < (b.day, b.start, b.person, b.order, b.lesson)
  }
}
