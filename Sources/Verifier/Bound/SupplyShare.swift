// SPDX-License-Identifier: Apache-2.0

import Domain

/// A cost in thousandths of a lesson-equivalent, and what a school spends on it in pence.
struct LeastCharge: Hashable, Sendable {
  var cost = 0
  var pence = 0

  static func + (a: Self, b: Self) -> Self { LeastCharge(cost: a.cost + b.cost, pence: a.pence + b.pence) }
  static func += (a: inout Self, b: Self) { a = a + b }
  /// Of what's at least 0 the part of something with this weight beside others with so much together, rounded down.
  func part(_ own: Int, beside others: Int) -> Self {
    others == 0 ? self : LeastCharge(cost: cost * own / (own + others), pence: pence * own / (own + others))
  }
}

/// What each lesson that needs cover pays towards its school's supply by a certificate's shares, so that those of a day together never
/// pay more than the cheapest purchase that covers them costs (`docs/bound.md`, *Supply*).
struct SupplyShare: Sendable {
  private let index: GroupIndex
  private var prices: [Day: [String: LeastCharge]] = [:]
  private struct Day: Hashable {
    let school: Identifier<School>
    let weekday: Weekday
    let halfTerm: Int
  }
  private let leastLoss: Int

  /// Shares that can't be used are faults and pay nothing.
  init(_ index: GroupIndex, _ sharings: [SupplySharing], _ faults: inout [CertificateFault]) {
    self.index = index
    let rates = index.group.rules.rates
    leastLoss = min(1000, rates.secondLoss.rawValue, rates.laterLoss.rawValue)
    for sharing in sharings { add(sharing, &faults) }
  }

  private mutating func add(_ sharing: SupplySharing, _ faults: inout [CertificateFault]) {
    let words = "supply of school '\(sharing.school)' on \(sharing.weekday) in half-term \(sharing.halfTerm)"
    let key = Day(school: sharing.school, weekday: sharing.weekday, halfTerm: sharing.halfTerm)
    guard let school = index.directory.schools[sharing.school], let bells = index.bells(sharing.school, sharing.weekday)
    else {
      faults.append(CertificateFault(.row, "the group knows nothing of the \(words)"))
      return
    }
    guard !index.mayHaveFloater(sharing.school, sharing.weekday) else {
      faults.append(CertificateFault(.row, "the \(words) may be spared by floating cover and has no shares"))
      return
    }
    guard prices[key] == nil else {
      faults.append(CertificateFault(.row, "the \(words) is shared twice"))
      return
    }
    let rate = index.group.rules.rates.pencePerLesson.rawValue
    let day = Supply.dayRate(school, index).rawValue
    let half = Supply.halfDayRate(school, index).rawValue
    var ofDay: [String: LeastCharge] = [:]
    var sums: [HalfDay: Int] = [:]
    for part in sharing.periods {
      guard let period = bells.periods.first(where: { $0.name == part.period }),
        // What the school covers by itself needs no supply.
        (index.internalCover(sharing.school, sharing.weekday, part.period)?.usable(inHalfTerm: sharing.halfTerm) ?? 0)
          == 0
      else {
        faults.append(CertificateFault(.row, "the \(words): period '\(part.period)' has no share of it"))
        continue
      }
      guard 0...1000 ~= part.share, ofDay[part.period] == nil else {
        faults.append(
          CertificateFault(
            .price, "the \(words): period '\(part.period)' has a share that isn't from 0 to 1000, or two of them"))
        continue
      }
      sums[bells.half(at: period.span.start), default: 0] += part.share
      ofDay[part.period] = LeastCharge(
        cost: part.share * floorDivide(half * 1000, rate) / 1000, pence: part.share * half / 1000)
    }
    let all = ofDay.values.reduce(LeastCharge(), +)
    guard sums.values.allSatisfy({ $0 <= 1000 }), all.cost <= floorDivide(day * 1000, rate), all.pence <= day else {
      faults.append(CertificateFault(.price, "the \(words): shares are more than a half-day or a day costs"))
      return
    }
    prices[key] = ofDay
  }

  /// What losing a lesson that needs cover costs at least on a date in this half-term.
  func charge(_ lesson: TimedLesson, halfTerm: Int) -> LeastCharge {
    let base = index.weight(of: lesson.lesson).rawValue * lesson.span.length.rawValue
    let key = Day(school: lesson.lesson.school, weekday: lesson.lesson.weekday, halfTerm: halfTerm)
    return LeastCharge(cost: floorDivide(base * leastLoss, 60_000), pence: 0)
      + (prices[key]?[lesson.lesson.period] ?? LeastCharge())
  }
}
