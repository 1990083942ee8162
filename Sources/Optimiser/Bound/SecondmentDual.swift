// SPDX-License-Identifier: Apache-2.0

/// Prices for what secondments share among themselves: half-days of pools and applicants. Nothing else uses these rows, and
/// secondments that have no pool and no applicant in common have nothing to do with each other, so each such part is
/// priced by itself, in many cheap steps.
///
/// Steps follow the subgradient towards a level a little above the best bound so far (Polyak 1969; level lowered where it
/// isn't reached: Goffin and Kiwiel 1999, doi:10.1007/s101070050080).
struct SecondmentDual {
  let instance: Instance
  let rows: SharedRows

  static let steps = 600

  /// `prices` with those of the secondments' rows.
  func priced(_ prices: [Int]) -> [Int] {
    var prices = prices
    for part in parts() { price(part, &prices) }
    return prices
  }

  typealias Part = SecondmentOptimum.Part

  /// Secondments that are tied together, with their rows.
  func parts() -> [Part] {
    var partOfRow: [Int: Int] = [:]
    var parts: [Part] = []
    for (number, activity) in instance.activities.enumerated() {
      guard case .secondment(let secondment) = activity.kind, !secondment.options.isEmpty else { continue }
      let valuer = SecondmentValuer(instance: instance, rows: rows, prices: [])
      let own = Set(secondment.options.flatMap { valuer.uses($0).map { Int($0.row) } })
      var merged = Part(activities: [number], rows: own.filter { partOfRow[$0] == nil })
      for index in Set(own.compactMap { partOfRow[$0] }).sorted() {
        merged.activities += parts[index].activities
        merged.rows += parts[index].rows
        parts[index] = Part()
      }
      for row in merged.rows { partOfRow[row] = parts.count }
      parts.append(merged)
    }
    return parts.filter { !$0.activities.isEmpty }
  }

  private func price(_ part: Part, _ prices: inout [Int]) {
    var best = prices
    var (bestTotal, used) = evaluate(part, prices)
    var level = max(1, abs(bestTotal) / 10)
    var current = bestTotal
    var sinceBetter = 0
    for _ in 0..<Self.steps {
      var lacks: [Double] = []
      var norm = 0.0
      for row in part.rows {
        var lack = Double(used[row, default: 0] - rows.limits[row])
        if lack < 0 && prices[row] == 0 || lack > 0 && prices[row] >= rows.mostPrices[row] { lack = 0 }
        lacks.append(lack)
        norm += lack * lack
      }
      if norm == 0 { break }
      let length = Double(bestTotal + level - current) / norm
      for (row, lack) in zip(part.rows, lacks) where lack != 0 {
        prices[row] = min(rows.mostPrices[row], max(0, prices[row] + Int((length * lack).rounded())))
      }
      (current, used) = evaluate(part, prices)
      if current > bestTotal {
        if current > bestTotal + level / 2 { level += level / 4 }
        bestTotal = current
        best = prices
        sinceBetter = 0
      } else {
        sinceBetter += 1
        if sinceBetter % 10 == 0 { level = max(1, level / 2) }
        if sinceBetter % 40 == 0 {
          prices = best
          (current, used) = evaluate(part, prices)
        }
      }
    }
    prices = best
  }

  private func evaluate(_ part: Part, _ prices: [Int]) -> (total: Int, used: [Int: Int]) {
    let valuer = SecondmentValuer(instance: instance, rows: rows, prices: prices)
    var total = 0
    var used: [Int: Int] = [:]
    for number in part.activities {
      guard case .secondment(let secondment) = instance.activities[number].kind else { continue }
      let best = valuer.value(number, secondment)
      total += best.value
      if best.option < 0 { continue }
      for use in valuer.uses(secondment.options[best.option]) { used[Int(use.row), default: 0] += use.amount }
    }
    for row in part.rows { total -= prices[row] * rows.limits[row] }
    return (total, used)
  }
}
