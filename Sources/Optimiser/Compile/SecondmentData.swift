// SPDX-License-Identifier: Apache-2.0

import Domain

/// A secondment's wish compiled (`docs/model.md`, H14).
final class SecondmentData: Sendable {
  let spec: Secondment
  /// The school with the post.
  let post: Int
  /// In the order of the wish, each once.
  let applicants: [Int]
  let ways: Set<Secondment.Backfill>
  /// Complete ways to fill the post, apart from what fills the hole; filled in by `SecondmentOptions`.
  let options: [SecondmentOption]

  /// The data of `secondment`; nil where its school is unknown.
  init?(_ secondment: Secondment, applicants: [Int], compiler: Compiler) {
    guard let post = compiler.schoolIndex[secondment.school] else { return nil }
    spec = secondment
    self.post = post
    self.applicants = applicants
    ways = Set(secondment.backfill)
    options = []
  }

  /// `data` with these options.
  init(_ data: SecondmentData, options: [SecondmentOption]) {
    spec = data.spec
    post = data.post
    applicants = data.applicants
    ways = data.ways
    self.options = options
  }
}

/// One applicant at one time on some half-days of the week.
struct SecondmentOption: Equatable {
  /// Index among the activity's candidates.
  let candidate: Int32
  let person: Int32
  /// Numbers of the first and last half-term.
  let first: Int16
  let last: Int16
  let firstDay: Int32
  let lastDay: Int32
  /// Half-days of the week: bit weekday * 2 + half, Monday 0.
  let halves: UInt16
  /// Index of the pool that the person leaves, and of the one at the post's school whose holes they can fill.
  let leaves: Int32
  let fills: Int32
  /// Parts of the objective that depend on nothing else.
  let preferences: Int32
  let handover: Int32
  let saved: Int32
  /// What the post's school pays the person's, in pence.
  let recharge: Int
  /// Value by itself: those parts, worth, and the hire of everything; for ranking only.
  var estimate: Int32

  var halfDays: Int { halves.nonzeroBitCount }
  func covers(_ halfTerm: Int) -> Bool { Int(first) <= halfTerm && halfTerm <= Int(last) }
  /// Halves of a weekday (0 = Monday): bit 0 the morning.
  func halves(weekday: Int) -> UInt8 { UInt8((halves >> UInt16(weekday * 2)) & 3) }
  /// Whether it takes any of the day.
  func takes(_ day: Int, weekday: Int) -> Bool {
    Int(firstDay) <= day && day <= Int(lastDay) && halves(weekday: weekday) != 0
  }
}

/// A school's teachers of one phase, from whom people are seconded and whose holes others fill.
struct PoolData {
  let school: Int
  let phase: Phase
  /// Half-days a week that the school can go without, by half-term.
  let margins: [Int]
}

/// Pools by school and phase: those that an applicant leaves, and those that one could fill.
struct PoolTable {
  private struct Key: Hashable {
    let school: Int
    let phase: Phase
  }

  private(set) var data: [PoolData] = []
  private var index: [Key: Int] = [:]

  init() {}

  init(_ compiler: Compiler) {
    let halfTerms = compiler.calendar.halfTerms
    for activity in compiler.group.activities.sortedByID() {
      guard case .secondment(let secondment) = activity.details, let post = compiler.schoolIndex[secondment.school]
      else {
        continue
      }
      for person in secondment.applicants.compactMap({ compiler.personIndex[$0] }) {
        let home = compiler.base(of: person)
        let phase = compiler.people[person].phase(at: compiler.schools[home])
        for school in [home, post] where index[Key(school: school, phase: phase)] == nil {
          index[Key(school: school, phase: phase)] = data.count
          data.append(
            PoolData(
              school: school, phase: phase,
              margins: (0..<halfTerms).map {
                compiler.group.staffingMargin(compiler.schools[school].id, phase, halfTerm: $0)
              }))
        }
      }
    }
  }

  /// The pool of a school and phase; only for applicants' own and posts' schools.
  func number(school: Int, phase: Phase) -> Int? { index[Key(school: school, phase: phase)] }
}
