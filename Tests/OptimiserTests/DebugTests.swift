import Foundation
import Domain
import Intake
import Testing
@testable import Optimiser

@Test func debugRuin() throws {
  guard let path = ProcessInfo.processInfo.environment["DEBUG_GROUP"] else { return }
  let group = try #require(GroupFolder.read(path).group)
  let instance = Compiler(group).compile()
  let search = Search(instance, seed: 1)
  var state = search.bestState()
  let map = Neighbourhood(instance)
  print("violations", state.violations, "movable", map.movable.count)
  var fails: [String: Int] = [:]
  for number in map.movable {
    let mark = state.begin()
    state.unplace(number)
    if state.violations > 0 {
      let rules = Rule.allCases.filter { state.brokenByRule[$0.index] > 0 }.map { "\($0)" }.joined(separator: ",")
      fails["\(instance.activities[number].value.kind) \(rules)", default: 0] += 1
    }
    state.rollBack(mark)
  }
  print(fails)
}
