// SPDX-License-Identifier: Apache-2.0

/// Finds references that lead back to where they began.
enum ReferenceCycle {
  /// One cycle for each set of nodes that lie on one, each starting with its smallest node; sorted.
  ///
  /// Follows references depth first with its own stack, so that long chains can't exhaust the thread's.
  static func all(in references: [String: [String]]) -> [[String]] {
    var finished: Set<String> = []
    var cycles: Set<[String]> = []
    for root in references.keys.sorted() where !finished.contains(root) {
      var path: [(node: String, next: Int)] = [(root, 0)]
      var onPath: Set<String> = [root]
      while let top = path.last {
        let targets = references[top.node] ?? []
        guard top.next < targets.count else {
          path.removeLast()
          onPath.remove(top.node)
          finished.insert(top.node)
          continue
        }
        path[path.count - 1].next += 1
        let target = targets[top.next]
        if onPath.contains(target) {
          cycles.insert(turned(path.map(\.node).drop { $0 != target }))
        } else if !finished.contains(target) {
          path.append((target, 0))
          onPath.insert(target)
        }
      }
    }
    return cycles.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func turned(_ cycle: ArraySlice<String>) -> [String] {
    guard let least = cycle.min(), let start = cycle.firstIndex(of: least) else { return Array(cycle) }
    return Array(cycle[start...] + cycle[..<start])
  }

  /// "a → b → a".
  static func shown(_ cycle: [String]) -> String { (cycle + cycle.prefix(1)).map(\.shown).joined(separator: " → ") }

  /// `nodes` and everything that they refer to, each once, in order of first reach.
  static func reached(from nodes: [String], _ references: [String: [String]]) -> [String] {
    var reached: [String] = []
    var seen: Set<String> = []
    var waiting = nodes
    while !waiting.isEmpty {
      let node = waiting.removeFirst()
      guard seen.insert(node).inserted else { continue }
      reached.append(node)
      waiting += references[node] ?? []
    }
    return reached
  }
}
