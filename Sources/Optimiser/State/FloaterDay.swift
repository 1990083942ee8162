// SPDX-License-Identifier: Apache-2.0

/// Lessons that nobody inside a school can cover: the most at once in the morning and in the afternoon.
struct SchoolNeed: Equatable {
  var morning: Int16 = 0
  var afternoon: Int16 = 0

  /// What is left where so many floaters come: each takes a lesson of every period.
  func less(_ floaters: UInt8) -> Self {
    SchoolNeed(
      morning: max(0, morning - Int16(floaters)), afternoon: max(0, afternoon - Int16(floaters)))
  }

  var isNothing: Bool { morning == 0 && afternoon == 0 }
  var heads: Int { Int(max(morning, afternoon)) }
}

/// Where the floaters of a circuit go on a day, from the needs of its schools alone.
struct FloaterDay {
  let instance: Instance
  let circuit: FloaterTable.Circuit

  /// - Parameter need: a school's need without floaters.
  /// - Returns: how many come to each of the circuit's schools, in their order.
  func sent(_ need: (Int) -> SchoolNeed) -> [UInt8] {
    let needs = circuit.schools.map { need(Int($0)) }
    var sent = [UInt8](repeating: 0, count: needs.count)
    if needs.allSatisfy(\.isNothing) { return sent }
    for row in circuit.rows {
      for _ in 0..<row.people {
        guard let best = best(of: row.positions, needs, sent) else { break }
        sent[best] += 1
      }
    }
    return sent
  }

  /// The first school at which one more takes off most; nil where that's nothing anywhere.
  private func best(of positions: [Int], _ needs: [SchoolNeed], _ sent: [UInt8]) -> Int? {
    var best: (relief: Relief, position: Int)?
    for position in positions where !needs[position].isNothing {
      let relief = relief(Int(circuit.schools[position]), needs[position].less(sent[position]))
      if best.map({ $0.relief < relief }) ?? (relief > Relief()) { best = (relief, position) }
    }
    return best?.position
  }

  private struct Relief: Comparable {
    var heads = 0
    var pence = 0
    static func < (a: Self, b: Self) -> Bool { (a.heads, a.pence) < (b.heads, b.pence) }
  }

  /// What one more takes off at a school with this need left. The cheapest supply for (α, β) costs min(α, β) times a day or
  /// two half-days, whichever is less, and |α − β| times a half-day or a day; so one less of each costs so much less.
  private func relief(_ school: Int, _ need: SchoolNeed) -> Relief {
    if need.isNothing { return Relief() }
    let terms = instance.schools[school]
    let isBoth = need.morning > 0 && need.afternoon > 0
    return Relief(
      heads: need.heads > terms.supplyMost ? 1 : 0,
      pence: min(terms.supplyDay, isBoth ? 2 * terms.supplyHalfDay : terms.supplyHalfDay))
  }
}
