// SPDX-License-Identifier: Apache-2.0

/// One way to change a plan. Moves don't judge: the search takes back what it doesn't want.
protocol Move: Sendable {
  /// What it does, as traces show it.
  var name: String { get }
  /// Whether the group has anything that it could change.
  func isUseful(_ map: Neighbourhood) -> Bool
  /// Changes the state.
  /// - Returns: whether anything was changed that's worth judging; the state may be changed and unlawful in any case.
  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool
}

/// A move and how often it's drawn beside the others.
struct WeightedMove {
  let move: any Move
  let weight: Int
}

/// All moves, with weights found by trial (`docs/model.md`, section 6).
enum MoveTable {
  static let all: [WeightedMove] = [
    WeightedMove(move: RuinAndRecreate(), weight: 30),
    WeightedMove(move: ToggleAttendance(), weight: 16),
    WeightedMove(move: Shift(), weight: 12),
    WeightedMove(move: SwapDays(), weight: 6),
    WeightedMove(move: Rehost(), weight: 8),
    WeightedMove(move: RetimeSeries(), weight: 6),
    WeightedMove(move: RepackSupplyDay(), weight: 8),
    WeightedMove(move: Ejection(), weight: 8),
    WeightedMove(move: ExchangeRotaSlots(), weight: 6),
    WeightedMove(move: RefillRota(), weight: 2),
    WeightedMove(move: MovePost(), weight: 6),
  ]
}

/// How a move has fared.
struct MoveTally: Equatable {
  let name: String
  private(set) var tried = 0
  private(set) var proposed = 0
  private(set) var stood = 0
  private(set) var best = 0

  init(name: String) { self.name = name }

  mutating func count(isProposed: Bool, stands: Bool, isBest: Bool) {
    tried += 1
    if isProposed { proposed += 1 }
    if stands { stood += 1 }
    if isBest { best += 1 }
  }
}
