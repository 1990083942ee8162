// SPDX-License-Identifier: Apache-2.0

import Domain

/// Who comes to one part of a session where that adds least: those who must, of each school with a limit the cheapest, and
/// everybody who's worth their coming, as far as there are seats; then the cheapest of the others until there are
/// as many people, of as many schools, as there have to be. All of it by sorting, which is exact but where seats are too few
/// for everybody who's worth it: there people of other schools are only added.
struct AttendanceChoice {
  /// What somebody's coming adds.
  struct Entry {
    let value: Int
    let candidate: Int32
  }

  /// Positions of those who come among the candidates.
  private(set) var chosen: [Int32] = []
  /// Those who may come, and add less than nothing or not.
  private var wanted: [Entry] = []
  private var others: [Entry] = []
  private var quotas: [[Entry]] = []

  /// Forgets everybody.
  mutating func begin(quotas count: Int) {
    chosen.removeAll(keepingCapacity: true)
    wanted.removeAll(keepingCapacity: true)
    others.removeAll(keepingCapacity: true)
    for index in quotas.indices { quotas[index].removeAll(keepingCapacity: true) }
    while quotas.count < count { quotas.append([]) }
  }

  /// Somebody comes, worth it or not.
  mutating func take(_ candidate: Int32) { chosen.append(candidate) }

  /// Somebody may come.
  mutating func offer(_ entry: Entry) {
    if entry.value < 0 { wanted.append(entry) } else { others.append(entry) }
  }

  /// Somebody may come of those of whom a school sends only so many.
  mutating func offer(_ entry: Entry, quota: Int) { quotas[quota].append(entry) }

  /// Of a quota's people the cheapest, as many as may come, each of the first `least` of them at `missing` less.
  /// - Parameter isRequired: whether these first ones must come.
  /// - Returns: what those who must come add.
  mutating func fill(_ number: Int, most: Int, least: Int, missing: Int, isRequired: Bool) -> Int {
    var total = 0
    quotas[number].sort(by: Self.precede)
    for (rank, entry) in quotas[number].prefix(most).enumerated() {
      let value = rank < least ? entry.value - missing : entry.value
      if isRequired, rank < least {
        total += value
        take(entry.candidate)
      } else {
        offer(Entry(value: value, candidate: entry.candidate))
      }
    }
    return total
  }

  private static func precede(_ a: Entry, _ b: Entry) -> Bool { (a.value, a.candidate) < (b.value, b.candidate) }

  /// Chooses among those who may come.
  /// - Parameters:
  ///   - seats: how many may come in all.
  ///   - leastPeople: how many have to, and of how many schools.
  ///   - school: the school of a candidate, which counts for `leastSchools`.
  /// - Returns: what those chosen here add at least; nil where too few can come.
  mutating func finish(seats: Int, leastPeople: Int, leastSchools: Int, school: (Int32) -> Int32) -> Int? {
    if leastPeople > seats || chosen.count + wanted.count + others.count < leastPeople { return nil }
    let free = max(0, seats - chosen.count)
    var schools = Set<Int32>()
    if leastSchools > 1 {
      for candidate in chosen { schools.insert(school(candidate)) }
      for entry in wanted { schools.insert(school(entry.candidate)) }
    }
    if wanted.count > free {
      wanted.sort(by: Self.precede)
      wanted.removeLast(wanted.count - free)
    }
    var total = 0
    for entry in wanted {
      total += entry.value
      take(entry.candidate)
    }
    if chosen.count >= leastPeople, schools.count >= leastSchools || leastSchools <= 1 { return total }
    others.sort(by: Self.precede)
    var left: [Entry] = []
    for entry in others {
      if leastSchools > 1, schools.count < leastSchools, schools.insert(school(entry.candidate)).inserted {
        total += entry.value
        take(entry.candidate)
      } else {
        left.append(entry)
      }
    }
    if leastSchools > 1, schools.count < leastSchools { return nil }
    for entry in left.prefix(max(0, leastPeople - chosen.count)) {
      total += entry.value
      take(entry.candidate)
    }
    return total
  }
}
