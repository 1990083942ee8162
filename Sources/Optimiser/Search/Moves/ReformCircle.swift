// SPDX-License-Identifier: Apache-2.0

/// Forms a circle anew, or two that are formed from the same people: others take part or teach, at other times.
struct ReformCircle: Move {
  let name = "reform circle"

  func isUseful(_ map: Neighbourhood) -> Bool { !map.circles.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    let number = map.circles[random.below(map.circles.count)]
    guard case .circle(let circle) = state.instance.activities[number].kind else { return false }
    var numbers = [number]
    let others = map.circles.filter { other in
      guard case .circle(let its) = state.instance.activities[other].kind else { return false }
      return other != number && its.pool == circle.pool
    }
    if !others.isEmpty { numbers.append(others[random.below(others.count)]) }
    for number in numbers { state.unplace(number) }
    // What has begun is missing for the moment (H17), and comes back first.
    if state.violations > state.brokenByRule[Rule.past.index] { return false }
    let inserter = Inserter(noise: 400 << random.below(4), trials: 4)
    let instance = state.instance
    let past = { (number: Int) in instance.published.past(number) > 0 }
    let order = random.shuffled(numbers)
    for number in order.filter(past) + order.filter({ !past($0) }) {
      inserter.insert(number, into: &state, random: &random)
    }
    return true
  }
}
