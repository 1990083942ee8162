// SPDX-License-Identifier: Apache-2.0

import Domain

/// A teacher whom the primaries of neighbouring towns share: where at home, and how much of whom.
struct SpecialistPlan: Sendable {
  /// Index of the school at which they're based.
  let home: Int
  let subject: String
  /// Half-days a cycle at each other school, by index.
  let shares: [(school: Int, halfDays: Int)]
  let homeDays: [Weekday]
  /// Kept for the subject's curriculum in all schools.
  let protected: WeekdayHalf
  /// Whether a day belongs to one school.
  let isByDay: Bool
  /// Weeks of the cycle: two where few share, so that nobody waits long.
  let weeks: Int

  private static let subjects = ["music", "pe", "french", "computing"]

  /// One specialist for every ten to twelve primaries, which lie together.
  static func all(_ county: County) -> [SpecialistPlan] {
    let primaries = county.plans.filter { $0.phase == .primary }
    guard primaries.count >= 2 else { return [] }
    let count = max(1, (primaries.count + 5) / 11)
    return (0..<count).map { number in
      let members = Array(primaries[number * primaries.count / count..<(number + 1) * primaries.count / count])
      var random = county.random("specialist", number)
      return plan(members, subject: subjects[(number + random.below(2)) % subjects.count], &random)
    }
  }

  private static func plan(
    _ members: [SchoolPlan], subject: String, _ random: inout RandomStream
  ) -> SpecialistPlan {
    // Home is the largest school, which can give the most PPA time to cover.
    let sorted = members.sorted { ($1.school.pupils ?? 0, $0.index) < ($0.school.pupils ?? 0, $1.index) }
    let home = sorted[0].index
    let others = sorted.dropFirst().map(\.index).sorted()
    let isByDay = random.chance(300)
    let homeDays: [Weekday] = isByDay ? [.monday, .friday] : [.monday]
    let protected = WeekdayHalf(weekday: .friday, half: .afternoon)
    let weeks = others.count <= 6 ? 2 : 4
    let available = isByDay ? 3 * 2 * weeks : (4 * 2 - 1) * weeks
    let unit = isByDay ? 2 : 1
    // As much as the rota holds, dealt out in turn and never more than a day and a half a week.
    var halfDays = others.map { _ in 0 }
    var rest = available
    while rest >= unit, let least = halfDays.min(), least < 6 * unit {
      for index in halfDays.indices where rest >= unit && halfDays[index] == least {
        halfDays[index] += unit
        rest -= unit
      }
    }
    return SpecialistPlan(
      home: home, subject: subject, shares: zip(others, halfDays).filter { $1 > 0 }.map { ($0, $1) },
      homeDays: homeDays, protected: protected, isByDay: isByDay, weeks: weeks)
  }
}
