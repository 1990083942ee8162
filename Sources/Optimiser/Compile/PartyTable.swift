// SPDX-License-Identifier: Apache-2.0

import Domain

/// Pairs of schools and people (vetoes, reluctance), found by the people whom they concern. Most people are in none, so that
/// asking about them costs next to nothing.
struct PartyTable: Sendable {
  /// One side: a school's people, or one person.
  enum Side: Hashable, Sendable {
    case school(Int)
    case person(Int)
    func includes(person: Int, base: Int) -> Bool {
      switch self {
      case .school(let school): school == base
      case .person(let index): index == person
      }
    }
  }

  struct Pair: Sendable {
    let a: Side
    let b: Side
  }

  /// A pair from one person's side.
  private struct Entry: Sendable {
    let pair: Int32
    /// 1 where the person stands on side a, 2 on side b.
    let side: UInt8
  }

  let pairs: [Pair]
  private let entries: [[Entry]]
  private let isConcerned: FlatTable<Bool>

  /// - Parameter bases: base school of each person.
  init(pairs: [Pair], bases: [Int]) {
    self.pairs = pairs
    var ofSchool: [Int: [Entry]] = [:]
    var ofPerson: [Int: [Entry]] = [:]
    for (number, pair) in pairs.enumerated() {
      for (side, party) in [(UInt8(1), pair.a), (UInt8(2), pair.b)] {
        let entry = Entry(pair: Int32(number), side: side)
        switch party {
        case .school(let school): ofSchool[school, default: []].append(entry)
        case .person(let person): ofPerson[person, default: []].append(entry)
        }
      }
    }
    entries = bases.enumerated().map { person, base in (ofPerson[person] ?? []) + (ofSchool[base] ?? []) }
    isConcerned = FlatTable(entries.map { !$0.isEmpty })
  }

  /// Whether the person stands on a side of any pair.
  @inline(__always) func concerns(_ person: Int) -> Bool { isConcerned[person] }

  private func other(_ entry: Entry) -> Side {
    entry.side == 1 ? pairs[Int(entry.pair)].b : pairs[Int(entry.pair)].a
  }

  private func own(_ entry: Entry) -> Side {
    entry.side == 1 ? pairs[Int(entry.pair)].a : pairs[Int(entry.pair)].b
  }

  /// Whether a pair keeps `person` from taking part in anything at the school `place`.
  func forbids(person: Int, place: Int) -> Bool {
    isConcerned[person] && entries[person].contains { other($0) == .school(place) }
  }

  /// Whether the two people stand on the two sides of a pair.
  func separates(_ a: Int, _ b: Int, baseOfB: Int) -> Bool {
    isConcerned[a] && entries[a].contains { other($0).includes(person: b, base: baseOfB) }
  }

  /// Whether a pair of two people names `person` and one of `people`.
  func separatesPersonally(_ person: Int, from people: [Int]) -> Bool {
    isConcerned[person]
      && entries[person].contains { entry in
        guard case .person = own(entry), case .person(let other) = other(entry) else { return false }
        return people.contains(other)
      }
  }

  /// Pairs that have people on both sides among `people`.
  func met(by people: some Sequence<Int>) -> Int {
    var sides: [Int32: UInt8] = [:]
    for person in people where isConcerned[person] {
      for entry in entries[person] { sides[entry.pair, default: 0] |= entry.side }
    }
    return sides.values.count { $0 == 3 }
  }
}
