// SPDX-License-Identifier: Apache-2.0

/// Where floaters go in the state, and what schools would have to buy without them. Empty in groups that have none.
struct FloaterSums {
  /// By school * days + day.
  fileprivate(set) var needs: [SchoolNeed]
  fileprivate(set) var coming: [UInt8]
  /// Floaters of a circuit who have somewhere to go, by circuit * days + day.
  fileprivate var sent: [UInt16]

  /// Whether nobody is sent anywhere.
  var isEmpty: Bool { needs.isEmpty }

  init(_ instance: Instance, isEmpty: Bool) {
    let schoolDays = isEmpty || instance.floaters.isEmpty ? 0 : instance.schools.count * instance.dayCount
    needs = Array(repeating: SchoolNeed(), count: schoolDays)
    coming = Array(repeating: 0, count: schoolDays)
    sent = Array(repeating: 0, count: instance.floaters.circuits.count * instance.dayCount)
  }
}

extension State {
  /// Notes what a school needs on a day without floaters, and marks its circuit if that's something else than before.
  mutating func note(_ need: SchoolNeed, schoolDay index: Int) {
    if floaters.needs[index] == need { return }
    let day = index % instance.dayCount
    guard
      let circuit = instance.floaters.circuit(
        index / instance.dayCount, weekday: Int(instance.calendar.weekdays[day]))
    else { return }
    floaters.needs[index] = need
    marks.floaterDays.insert(circuit * instance.dayCount + day)
  }

  /// Sends the floaters of marked circuits anew; what changes for a school is in its day's cell afterwards.
  mutating func refreshFloaters() {
    for index in marks.floaterDays.members {
      let day = Int(index) % instance.dayCount
      let circuit = instance.floaters.circuits[Int(index) / instance.dayCount]
      let sent = FloaterDay(instance: instance, circuit: circuit).sent { floaters.needs[$0 * instance.dayCount + day] }
      floaters.sent[Int(index)] = sent.reduce(0) { $0 + UInt16($1) }
      for (school, count) in zip(circuit.schools, sent) {
        let schoolDay = Int(school) * instance.dayCount + day
        if floaters.coming[schoolDay] == count { continue }
        floaters.coming[schoolDay] = count
        refreshSchoolDay(schoolDay)
      }
    }
    marks.floaterDays.removeAll()
  }

  /// The same placements with the floaters that the group has.
  func sendingFloaters() -> State {
    if !floaters.isEmpty || instance.floaters.isEmpty { return self }
    var state = State(instance)
    state.put(placements.indices.filter(isPlaced).map { ($0, placements[$0]) })
    return state
  }

  /// How many floaters come to a school on a day.
  func floatersComing(_ schoolDay: Int) -> UInt8 { floaters.isEmpty ? 0 : floaters.coming[schoolDay] }

  /// Whether a lesson more may cost the school no supply on a day: it buys already, or a floater who could come has nothing to do.
  func hasCoverAtHand(_ school: Int, day: Int) -> Bool {
    if schoolDayCells[school * instance.dayCount + day].pence > 0 { return true }
    guard !floaters.isEmpty,
      let circuit = instance.floaters.circuit(school, weekday: Int(instance.calendar.weekdays[day]))
    else { return false }
    return Int(floaters.sent[circuit * instance.dayCount + day]) < instance.floaters.circuits[circuit].people
  }
}
