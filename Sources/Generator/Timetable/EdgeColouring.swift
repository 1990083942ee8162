// SPDX-License-Identifier: Apache-2.0

/// Colours the edges of a bipartite multigraph so that no two edges at one node have the same colour.
///
/// With as many colours as the greatest number of edges at a node that's always possible (Kőnig 1916,
/// https://doi.org/10.1007/BF01456961); each edge takes a colour that's free at both its ends, and where there's none, a
/// path of two alternating colours is turned round to make one. A school's timetable is such a colouring: bands on one
/// side, teams of teachers on the other, an edge for each lesson, a colour for each period.
struct EdgeColouring {
  private let colours: Int
  /// Edge that has a colour at a node, or -1; nodes of the left side first.
  private var held: [Int]
  private var edges: [(left: Int, right: Int)] = []
  private var colourOf: [Int] = []
  private let lefts: Int

  /// The colour, from 0, of each of `edges`, whose ends are numbered from 0 on either side.
  static func colours(_ edges: [(left: Int, right: Int)], lefts: Int, rights: Int, colours: Int) -> [Int] {
    var colouring = EdgeColouring(lefts: lefts, rights: rights, colours: colours)
    for edge in edges { colouring.add(edge) }
    return colouring.colourOf
  }

  private init(lefts: Int, rights: Int, colours: Int) {
    self.colours = colours
    self.lefts = lefts
    held = Array(repeating: -1, count: (lefts + rights) * colours)
  }

  private func slot(_ node: Int, _ colour: Int) -> Int { node * colours + colour }

  private func free(_ node: Int) -> Int {
    (0..<colours).first { held[slot(node, $0)] < 0 } ?? 0
  }

  private mutating func add(_ edge: (left: Int, right: Int)) {
    let (a, b) = (edge.left, lefts + edge.right)
    let number = edges.count
    edges.append((a, b))
    let common = (0..<colours).first { held[slot(a, $0)] < 0 && held[slot(b, $0)] < 0 }
    let colour = common ?? free(a)
    if common == nil { turn(from: b, colour, free(b)) }
    colourOf.append(colour)
    held[slot(a, colour)] = number
    held[slot(b, colour)] = number
  }

  /// Exchanges two colours along the path that starts at `node` with `first`, which is then free there. In a bipartite
  /// graph the path never ends at the other end of the edge to be added.
  private mutating func turn(from node: Int, _ first: Int, _ second: Int) {
    var path: [Int] = []
    var (at, colour) = (node, first)
    while case let edge = held[slot(at, colour)], edge >= 0 {
      path.append(edge)
      at = edges[edge].left == at ? edges[edge].right : edges[edge].left
      colour = colour == first ? second : first
    }
    for edge in path {
      held[slot(edges[edge].left, colourOf[edge])] = -1
      held[slot(edges[edge].right, colourOf[edge])] = -1
      colourOf[edge] = colourOf[edge] == first ? second : first
    }
    for edge in path {
      held[slot(edges[edge].left, colourOf[edge])] = edge
      held[slot(edges[edge].right, colourOf[edge])] = edge
    }
  }
}
