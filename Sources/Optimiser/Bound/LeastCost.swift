// SPDX-License-Identifier: Apache-2.0

/// What somebody's coming to an occurrence costs at least, whatever else the plan holds.
struct LeastCost: Equatable {
  /// In thousandths of a lesson-equivalent.
  var cost: Int32 = 0
  /// What their school spends on it at least, in pence; below 0 where a fund's tariff may be more.
  var pence: Int32 = 0
  /// They can't come.
  static let impossible = LeastCost(cost: Int32.max, pence: 0)
}

/// Somebody's coming, taken apart by what it may share with other things that they do on the same day
/// (`docs/bound.md`, *Sharing*).
struct ChargeParts {
  /// Shared with nothing: time outside directed time.
  var additive: Int32 = 0
  /// Periods of the base in which lessons are lost.
  private(set) var lessons: [Lesson] = []
  /// Index of the first period of the weekday.
  var firstPeriod: Int32 = 0
  /// Both journeys and the break, if nothing else is done that day.
  var alone = LeastCost()
  /// The cheapest first and last journey that any day with this and something else has.
  var journeys = LeastCost()
  /// Protected time that's taken.
  var repaid = LeastCost()
  /// Pence of tariffs for the lessons.
  var tariff: Int32 = 0

  /// Lessons lost in a period: what they cost without their supply, and whether supply may have to cover one.
  struct Lesson {
    let period: Int32
    var cost: Int32
    var isCovered: Bool
  }

  /// Adds a lesson that's lost.
  mutating func lose(_ lesson: Lesson) {
    if let known = lessons.firstIndex(where: { $0.period == lesson.period }) {
      lessons[known].cost += lesson.cost
      lessons[known].isCovered = lessons[known].isCovered || lesson.isCovered
    } else {
      lessons.append(lesson)
    }
  }

  /// The charge beside so much else on the day and in each lesson.
  func charge(_ beside: Companions.Beside) -> LeastCost {
    var total = LeastCost(cost: additive, pence: -tariff)
    for (lesson, part) in zip(lessons, beside.lessons) { total.cost += Int32(part.of(Int(lesson.cost))) }
    total.add(repaid, beside.all)
    if beside.all.others == 0 { total.add(alone) } else { total.add(journeys, beside.all) }
    return total
  }
}

extension ChargeParts {
  /// What supply may have to cover; nil for nothing.
  func need(_ beside: Companions.Beside) -> LessonNeed? {
    let shares = zip(lessons, beside.lessons).compactMap { lesson, part in
      lesson.isCovered ? LessonNeed.Share(period: firstPeriod + lesson.period, part: part) : nil
    }
    return shares.isEmpty ? nil : LessonNeed(shares: shares)
  }
}

/// Which part of something an activity pays beside others that may share it: its weight of all their weights.
struct SharedPart: Hashable {
  var own: Int32 = 1
  var others: Int32 = 0

  /// Its part of an amount that's at least 0, rounded down.
  func of(_ amount: Int) -> Int { others == 0 ? amount : amount * Int(own) / (Int(own) + Int(others)) }
}

extension LeastCost {
  /// Adds what's at least 0.
  mutating func add(_ other: LeastCost) {
    cost += other.cost
    pence += other.pence
  }

  /// Adds a part of what's at least 0, rounded down.
  mutating func add(_ other: LeastCost, _ part: SharedPart) {
    cost += Int32(part.of(Int(other.cost)))
    pence += Int32(part.of(Int(other.pence)))
  }
}
