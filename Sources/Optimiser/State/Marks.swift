// SPDX-License-Identifier: Apache-2.0

/// A set of small numbers that remembers the order of insertion, so that nothing depends on hashing.
struct NumberSet {
  private(set) var members: [Int32] = []
  private var isMember: [Bool]
  init(count: Int) { isMember = Array(repeating: false, count: count) }
  mutating func insert(_ number: Int) {
    if isMember[number] { return }
    isMember[number] = true
    members.append(Int32(number))
  }
  mutating func removeAll() {
    for member in members { isMember[Int(member)] = false }
    members.removeAll(keepingCapacity: true)
  }
}

/// Cells that a change has touched and `refresh` must recompute.
struct Marks {
  var classes: NumberSet
  var schoolDays: NumberSet
  var people: NumberSet
  var activities: NumberSet
  var schools: NumberSet
  var funds: NumberSet
  var pools: NumberSet
  /// Circuits of floaters, by circuit * days + day.
  var floaterDays: NumberSet

  init(_ instance: Instance) {
    classes = NumberSet(count: instance.classCount)
    schoolDays = NumberSet(count: instance.schools.count * instance.dayCount)
    people = NumberSet(count: instance.people.count)
    activities = NumberSet(count: instance.activities.count)
    schools = NumberSet(count: instance.schools.count)
    funds = NumberSet(count: instance.funds.count)
    pools = NumberSet(count: instance.pools.count)
    floaterDays = NumberSet(count: instance.floaters.circuits.count * instance.dayCount)
  }
}
