// SPDX-License-Identifier: Apache-2.0

import Domain

/// Cover staff whom the group sends where they're needed (`docs/model.md`, *Floating cover*), weekday by weekday.
///
/// Rows of a weekday that have a school in common, directly or through others, are a *circuit*: where its floaters go hangs
/// on the needs of its schools and on nothing else, so that a change at one school is worked out for its circuit alone.
struct FloaterTable: Sendable {
  /// Floaters who may go to the same schools.
  struct Row: Sendable {
    /// In order of id.
    let schools: [Int32]
    let people: Int
    /// Where these schools stand among those of the row's circuit.
    fileprivate(set) var positions: [Int] = []
  }

  struct Circuit: Sendable {
    let weekday: Int
    /// In the order in which they're sent.
    let rows: [Row]
    /// All schools of its rows, in order of id.
    let schools: [Int32]
    let people: Int
  }

  let circuits: [Circuit]
  /// By school * 7 + weekday (0 = Monday); -1 where no floater comes. Empty where the group has none.
  private let circuitOf: [Int32]

  /// Whether the group has none.
  var isEmpty: Bool { circuits.isEmpty }

  /// The circuit to which a school belongs on a weekday.
  @inline(__always)
  func circuit(_ school: Int, weekday: Int) -> Int? {
    if circuitOf.isEmpty { return nil }
    let circuit = circuitOf[school * 7 + weekday]
    return circuit < 0 ? nil : Int(circuit)
  }

  /// The rows of a weekday in the order in which they're sent.
  func rows(weekday: Int) -> [Row] {
    circuits.filter { $0.weekday == weekday }.flatMap(\.rows).sorted(by: Self.precedes)
  }

  init(_ rows: [FloatingCover], schools: Int, index: [Identifier<School>: Int]) {
    var circuits: [Circuit] = []
    for weekday in 0..<7 {
      let own = rows.filter { $0.weekday.rawValue - 1 == weekday && $0.people > 0 }.map { row in
        Row(
          schools: row.schools.isEmpty
            ? (0..<schools).map(Int32.init) : Set(row.schools.compactMap { index[$0] }).sorted().map(Int32.init),
          people: row.people)
      }
      circuits += Self.circuits(own.filter { !$0.schools.isEmpty }.sorted(by: Self.precedes), weekday: weekday)
    }
    self.circuits = circuits
    var circuitOf = [Int32](repeating: -1, count: circuits.isEmpty ? 0 : schools * 7)
    for (number, circuit) in circuits.enumerated() {
      for school in circuit.schools { circuitOf[Int(school) * 7 + circuit.weekday] = Int32(number) }
    }
    self.circuitOf = circuitOf
  }

  /// Who has fewest schools to go to is sent first, so that others make up for what's left.
  private static func precedes(_ a: Row, _ b: Row) -> Bool {
    a.schools.count != b.schools.count
      ? a.schools.count < b.schools.count : a.schools.lexicographicallyPrecedes(b.schools)
  }

  /// Puts together rows that have a school in common.
  private static func circuits(_ rows: [Row], weekday: Int) -> [Circuit] {
    var sets: [(rows: [Row], schools: Set<Int32>)] = []
    for row in rows {
      let meeting = sets.indices.filter { !sets[$0].schools.isDisjoint(with: row.schools) }
      var joined = (rows: [row], schools: Set(row.schools))
      for index in meeting.reversed() {
        let other = sets.remove(at: index)
        joined.rows += other.rows
        joined.schools.formUnion(other.schools)
      }
      sets.append(joined)
    }
    return sets.map { set in
      let schools = set.schools.sorted()
      let positions = Dictionary(uniqueKeysWithValues: schools.enumerated().map { ($1, $0) })
      var rows = set.rows.sorted(by: precedes)
      for index in rows.indices { rows[index].positions = rows[index].schools.compactMap { positions[$0] } }
      return Circuit(
        weekday: weekday, rows: rows, schools: schools, people: rows.reduce(0) { $0 + $1.people })
    }
  }
}
