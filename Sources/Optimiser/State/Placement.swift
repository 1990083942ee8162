// SPDX-License-Identifier: Apache-2.0

/// One occurrence as it's placed: an option, a room, and who comes.
struct PlacedOccurrence: Equatable {
  var option: Option
  /// Index among the school's rooms, -1 for none.
  var room: Int16 = -1
  /// Indices into the activity's candidates, ascending. Of a visit: all of them.
  var attendees: [Int32]
}

extension Option: Equatable {
  static func == (a: Self, b: Self) -> Bool {
    a.day == b.day && a.start == b.start && a.end == b.end && a.place == b.place && a.leader == b.leader
      && a.host == b.host && a.lesson == b.lesson && a.brief == b.brief && a.debrief == b.debrief
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

/// What one activity amounts to for the whole: the part of the objective that is its own, and what it gives to schools.
struct ActivityCell: Equatable {
  /// Costs of fees, of expected people missing and of preferences not met, and (negative) worth.
  var fees = 0
  var missing = 0
  var preferences = 0
  var worth = 0
  var cost: Int { fees + missing + preferences + worth }
  /// Pence by school and by fund.
  var schoolFees: [(school: Int, pence: Int)] = []
  var fundFees: (fund: Int, pence: Int) = (-1, 0)
  var given: [(school: Int, minutes: Int)] = []
  var hosted: [Int] = []
  var received: [Int] = []
  var broken: RuleSet = []

  static func == (a: Self, b: Self) -> Bool {
    a.fees == b.fees && a.missing == b.missing && a.preferences == b.preferences && a.worth == b.worth
      && a.broken == b.broken && a.hosted == b.hosted && a.received == b.received
      && a.fundFees == b.fundFees && a.given.elementsEqual(b.given, by: ==)
      && a.schoolFees.elementsEqual(b.schoolFees, by: ==)
  }
}
