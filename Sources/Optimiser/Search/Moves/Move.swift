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
    WeightedMove(move: ReformCircle(), weight: 4),
    WeightedMove(move: RegroupCohorts(), weight: 6),
    WeightedMove(move: RetimeCohort(), weight: 1),
    WeightedMove(move: ExchangeRotaSlots(), weight: 6),
    WeightedMove(move: ReassignRotaSlot(), weight: 2),
    WeightedMove(move: RefillRota(), weight: 2),
    WeightedMove(move: MovePost(), weight: 6),
    WeightedMove(move: ExchangeFunded(), weight: 3),
    WeightedMove(move: Relink(), weight: 8),
  ]
}
