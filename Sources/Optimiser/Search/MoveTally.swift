// SPDX-License-Identifier: Apache-2.0

/// How a kind of move has fared.
public struct MoveTally: Equatable, Sendable, CustomStringConvertible {
  /// What the move does.
  public let name: String
  /// How often it was drawn, changed something, stood, and made the best plan better.
  public private(set) var tried = 0
  public private(set) var proposed = 0
  public private(set) var stood = 0
  public private(set) var best = 0

  init(name: String) { self.name = name }

  mutating func count(isProposed: Bool, stands: Bool, isBest: Bool) {
    tried += 1
    if isProposed { proposed += 1 }
    if stands { stood += 1 }
    if isBest { best += 1 }
  }

  /// Both together, of one kind of move.
  static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum.tried += b.tried
    sum.proposed += b.proposed
    sum.stood += b.stood
    sum.best += b.best
    return sum
  }

  /// "shift: 120 tried, 80 changed something, 30 stood, 2 bettered the best plan".
  public var description: String {
    "\(name): \(tried) tried, \(proposed) changed something, \(stood) stood, \(best) bettered the best plan"
  }
}
