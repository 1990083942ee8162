// SPDX-License-Identifier: Apache-2.0

/// The options still open at a point of the search, with undo, and what the limits rule out.
///
/// The open options of decision d are `order[start[d]..<start[d] + count[d]]`; a dropped one changes places with the last.
/// A *cell* is a decision with a resource that some option of it touches; it keeps the least and the most that the open
/// options take. With the sums of these over the decisions, a resource rules out each option that would break it whatever
/// the others do (bounds consistency of linear constraints).
final class LiveOptions {
  let model: SolverModel
  let order: Memory<Int>
  let place: Memory<Int>
  let count: Memory<Int>
  /// Open options of all decisions.
  private(set) var openCount: Int

  let cellStart: Memory<Int>
  let cellRow: Memory<Int>
  let cellOwner: Memory<Int>
  let rowStart: Memory<Int>
  let rowCells: Memory<Int>
  private let entryCell: Memory<Int>
  private let cellLeast: Memory<Int>
  private let cellMost: Memory<Int>
  private let seen: Memory<Int>
  private let newLeast: Memory<Int>
  private let newMost: Memory<Int>
  let sumLeast: Memory<Int>
  let sumMost: Memory<Int>

  private let dirtyDecision: Memory<Bool>
  private let dirtyRow: Memory<Bool>
  private var decisionQueue: [Int] = []
  private var rowQueue: [Int] = []
  private var droppedTrail: [Int] = []
  private var cellTrail: [(cell: Int, least: Int, most: Int)] = []

  init(_ model: SolverModel) {
    self.model = model
    openCount = model.optionCount
    order = Memory(Array(0..<model.optionCount), in: model.pool)
    place = Memory(Array(0..<model.optionCount), in: model.pool)
    count = Memory((0..<model.decisionCount).map { model.start[$0 + 1] - model.start[$0] }, in: model.pool)
    let cells = Cells(model)
    cellStart = Memory(cells.starts, in: model.pool)
    cellRow = Memory(cells.rows, in: model.pool)
    cellOwner = Memory(cells.owners, in: model.pool)
    entryCell = Memory(cells.ofEntries, in: model.pool)
    rowStart = Memory(cells.rowStarts, in: model.pool)
    rowCells = Memory(cells.rowCells, in: model.pool)
    cellLeast = Memory(cells.rows.count, 0, in: model.pool)
    cellMost = Memory(cells.rows.count, 0, in: model.pool)
    seen = Memory(cells.rows.count, 0, in: model.pool)
    newLeast = Memory(cells.rows.count, 0, in: model.pool)
    newMost = Memory(cells.rows.count, 0, in: model.pool)
    sumLeast = Memory(model.resourceCount, 0, in: model.pool)
    sumMost = Memory(model.resourceCount, 0, in: model.pool)
    dirtyDecision = Memory(model.decisionCount, false, in: model.pool)
    dirtyRow = Memory(model.resourceCount, false, in: model.pool)
    for decision in 0..<model.decisionCount { touch(decision) }
    for row in 0..<model.resourceCount { touch(row: row) }
  }

  @inline(__always) func isOpen(_ option: Int) -> Bool {
    let decision = model.owner[option]
    return place[option] < model.start[decision] + count[decision]
  }

  /// The only open option of a decision.
  @inline(__always) func only(_ decision: Int) -> Int { order[model.start[decision]] }

  /// Rules an open option out.
  func drop(_ option: Int) {
    let decision = model.owner[option]
    let last = model.start[decision] + count[decision] - 1
    let at = place[option]
    let other = order[last]
    order[at] = other
    place[other] = at
    order[last] = option
    place[option] = last
    count[decision] -= 1
    openCount -= 1
    droppedTrail.append(decision)
    touch(decision)
  }

  /// Rules all other options of its decision out.
  func take(_ option: Int) {
    let decision = model.owner[option]
    var at = model.start[decision] + count[decision] - 1
    while at >= model.start[decision] {
      if order[at] != option { drop(order[at]) }
      at -= 1
    }
  }

  /// A point to which `undo` returns.
  struct Mark {
    var dropped: Int
    var cells: Int
  }

  var mark: Mark { Mark(dropped: droppedTrail.count, cells: cellTrail.count) }

  func undo(to mark: Mark) {
    openCount += droppedTrail.count - mark.dropped
    while droppedTrail.count > mark.dropped { count[droppedTrail.removeLast()] += 1 }
    while cellTrail.count > mark.cells {
      let old = cellTrail.removeLast()
      set(old.cell, old.least, old.most)
    }
    for decision in decisionQueue { dirtyDecision[decision] = false }
    for row in rowQueue { dirtyRow[row] = false }
    decisionQueue.removeAll(keepingCapacity: true)
    rowQueue.removeAll(keepingCapacity: true)
  }

  /// Rules out what the limits rule out, until nothing more is.
  /// - Returns: false if a decision has no option left or a limit can't be kept.
  func propagate() -> Bool {
    while true {
      if let decision = decisionQueue.popLast() {
        dirtyDecision[decision] = false
        if count[decision] == 0 { return false }
        refresh(decision)
      } else if let row = rowQueue.popLast() {
        dirtyRow[row] = false
        if !tighten(row) { return false }
      } else {
        return true
      }
    }
  }

  private func touch(_ decision: Int) {
    guard !dirtyDecision[decision] else { return }
    dirtyDecision[decision] = true
    decisionQueue.append(decision)
  }

  private func touch(row: Int) {
    guard !dirtyRow[row] else { return }
    dirtyRow[row] = true
    rowQueue.append(row)
  }

  private func set(_ cell: Int, _ least: Int, _ most: Int) {
    let row = cellRow[cell]
    sumLeast[row] += least - cellLeast[cell]
    sumMost[row] += most - cellMost[cell]
    cellLeast[cell] = least
    cellMost[cell] = most
  }

  /// Least and most of a decision's cells from its open options.
  private func refresh(_ decision: Int) {
    let cells = cellStart[decision]..<cellStart[decision + 1]
    for cell in cells { seen[cell] = 0 }
    let first = model.start[decision]
    for at in first..<first + count[decision] {
      let option = order[at]
      for entry in model.entryStart[option]..<model.entryStart[option + 1] {
        let cell = entryCell[entry]
        let amount = model.entryAmount[entry]
        if seen[cell] == 0 {
          newLeast[cell] = amount
          newMost[cell] = amount
        } else {
          newLeast[cell] = min(newLeast[cell], amount)
          newMost[cell] = max(newMost[cell], amount)
        }
        seen[cell] += 1
      }
    }
    for cell in cells {
      var least = seen[cell] == 0 ? 0 : newLeast[cell]
      var most = seen[cell] == 0 ? 0 : newMost[cell]
      if seen[cell] < count[decision] {
        least = min(least, 0)
        most = max(most, 0)
      }
      guard least != cellLeast[cell] || most != cellMost[cell] else { continue }
      cellTrail.append((cell, cellLeast[cell], cellMost[cell]))
      set(cell, least, most)
      touch(row: cellRow[cell])
    }
  }

  /// Rules out the options that break a resource's limit whatever the other decisions take.
  private func tighten(_ row: Int) -> Bool {
    let high = model.high[row]
    let low = model.low[row]
    let least = sumLeast[row]
    let most = sumMost[row]
    if least > high || most < low { return false }
    for index in rowStart[row]..<rowStart[row + 1] {
      let cell = rowCells[index]
      let ceiling = high == Int.max ? Int.max : high - (least - cellLeast[cell])
      let floor = low == Int.min ? Int.min : low - (most - cellMost[cell])
      if cellMost[cell] > ceiling || cellLeast[cell] < floor { restrict(cellOwner[cell], row, floor, ceiling) }
    }
    return true
  }

  private func restrict(_ decision: Int, _ row: Int, _ floor: Int, _ ceiling: Int) {
    var at = model.start[decision] + count[decision] - 1
    while at >= model.start[decision] {
      let option = order[at]
      let taken = amount(of: option, row)
      if taken > ceiling || taken < floor { drop(option) }
      at -= 1
    }
  }

  private func amount(of option: Int, _ row: Int) -> Int {
    for entry in model.entryStart[option]..<model.entryStart[option + 1] where model.entryRow[entry] == row {
      return model.entryAmount[entry]
    }
    return 0
  }
}

/// Which decisions touch which resources.
private struct Cells {
  var starts = [0]
  var rows: [Int] = []
  var owners: [Int] = []
  var ofEntries: [Int] = []
  var rowStarts: [Int] = [0]
  var rowCells: [Int] = []

  init(_ model: SolverModel) {
    var cellOf = Array(repeating: -1, count: model.resourceCount)
    for decision in 0..<model.decisionCount {
      let first = rows.count
      for entry in model.entryStart[model.start[decision]]..<model.entryStart[model.start[decision + 1]] {
        let row = model.entryRow[entry]
        if cellOf[row] < first {
          cellOf[row] = rows.count
          rows.append(row)
          owners.append(decision)
        }
        ofEntries.append(cellOf[row])
      }
      starts.append(rows.count)
    }
    var lists: [[Int]] = Array(repeating: [], count: model.resourceCount)
    for (cell, row) in rows.enumerated() { lists[row].append(cell) }
    for list in lists {
      rowCells += list
      rowStarts.append(rowCells.count)
    }
  }
}
