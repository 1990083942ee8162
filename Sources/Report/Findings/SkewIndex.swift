// SPDX-License-Identifier: Apache-2.0

import Domain

/// Whether benefit goes to the schools that need it: the concentration index, in thousandths (D4).
///
/// Schools stand in order of need, the neediest first, each as wide as it has staff; the index compares how benefit
/// piles up along that line with an even spread over the staff. 0 is even. Below 0 it leans to the needier schools, at
/// most to −1000; above 0 to those with less need ("the strong gain more"), at most to 1000.
/// Grouped data: Kakwani, Wagstaff and van Doorslaer 1997, doi:10.1016/S0304-4076(96)01807-6; formula in
/// `docs/outputs.md`.
struct SkewIndex: Hashable, Sendable {
  /// Of what took place before (entries of the history with outcome *done*), counted; nil where there are none.
  let before: Int?
  /// Of what schools asked for, in minutes of benefit; nil where they asked for nothing.
  let asked: Int?
  /// Of what the plan gives; nil where it gives nothing.
  let given: Int?

  /// Nil where nothing says which school needs more: all have the same need weight, or fewer than two have staff.
  init?(_ group: Group, _ plan: Plan, directory: Directory) {
    var staff: [Identifier<School>: Int] = [:]
    for person in group.people where person.employment(in: group.year) != nil { staff[person.base, default: 0] += 1 }
    let schools = group.schools.filter { (staff[$0.id] ?? 0) > 0 }
    guard Set(schools.map(\.needWeight)).count > 1 else { return nil }
    // Schools of one need are one step: their order among themselves says nothing.
    let steps = Dictionary(grouping: schools, by: \.needWeight).sorted { $0.key > $1.key }.map { $0.value.map(\.id) }
    let widths = steps.map { $0.reduce(0) { $0 + (staff[$1] ?? 0) } }
    func index(_ benefit: [Identifier<School>: Int]) -> Int? {
      Self.index(widths: widths, benefits: steps.map { $0.reduce(0) { $0 + (benefit[$1] ?? 0) } })
    }
    before = index(Self.done(group, directory))
    asked = index(Dictionary(plan.schools.map { ($0.school, $0.asked.rawValue) }) { first, _ in first })
    given = index(Dictionary(plan.schools.map { ($0.school, $0.given.rawValue) }) { first, _ in first })
  }

  /// What took place by school: that of the person, else the one named.
  private static func done(_ group: Group, _ directory: Directory) -> [Identifier<School>: Int] {
    var counts: [Identifier<School>: Int] = [:]
    for entry in group.history where entry.outcome == .done {
      if let school = entry.person.flatMap({ directory.base(of: $0) }) ?? entry.school {
        counts[school, default: 0] += 1
      }
    }
    return counts
  }

  /// The index of `benefits` over steps of these `widths`, the neediest first; nil where there's no benefit.
  ///
  /// Numbers up to 2^62: a thousand times all benefit times all width is a tenth of that for a country's schools.
  static func index(widths: [Int], benefits: [Int]) -> Int? {
    let (width, total) = (widths.reduce(0, +), benefits.reduce(0, +))
    guard width > 0, total > 0 else { return nil }
    var (passed, weighted) = (0, 0)
    for (own, benefit) in zip(widths, benefits) {
      weighted += benefit * (2 * passed + own)
      passed += own
    }
    return floorDivide(1000 * weighted, total * width) - 1000
  }

  /// "leans to schools with less need", by what the index says; within ±20 thousandths it's called even.
  static func words(_ index: Int) -> String {
    if index > 20 { return "leans to schools with less need" }
    return index < -20 ? "leans to the needier schools" : "is spread evenly over need"
  }
}
