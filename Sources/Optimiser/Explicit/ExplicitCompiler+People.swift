// SPDX-License-Identifier: Apache-2.0

import Domain

extension ExplicitCompiler {
  /// What people, hosts, providers and rooms can do.
  mutating func addPeopleRows() {
    addPersonDays()
    for (_, row) in draft.rows(.providerDay) where !draft.rows[row].isOfOneActivity(draft.columns) {
      draft.limit(row, most: 1)
    }
    addDaysOut()
    for (key, row) in draft.rows(.twilights) {
      let person = Int(key.a)
      let taken = Int(fixed.twilights[person * fixed.halfTerms + Int(key.b)])
      draft.limit(row, most: instance.schools[instance.people[person].base].mostTwilights - taken)
    }
    for (key, row) in draft.rows(.twilightMinutes) {
      guard let balance = instance.people[Int(key.a)].directedBalance else { continue }
      draft.limit(row, most: balance - Int(fixed.twilightMinutes[Int(key.a)]))
    }
    for (key, row) in draft.rows(.hostedBy) { draft.limit(row, most: instance.people[Int(key.a)].mostVisits) }
    for (key, row) in draft.rows(.hostedAt) { draft.limit(row, most: instance.schools[Int(key.a)].mostVisits) }
    addPartners()
    addRooms()
  }

  /// Of things in one person's day at most one takes place, or two that are as good as on two days.
  private mutating func addPersonDays() {
    for key in dayUses.keys.sorted(by: { ($0.a, $0.b) < ($1.a, $1.b) }) {
      let uses = dayUses[key] ?? []
      if uses.allSatisfy({ $0.item.activity == uses[0].item.activity }) { continue }
      let day = SameDay(fixed: fixed, person: Int(key.a), day: Int(key.b))
      let (cliques, most) = day.cliques(uses.map(\.item))
      for clique in cliques + (most.map { [$0] } ?? []) {
        let row = draft.row(RowNames(instance: instance).name(key), upper: cliques.contains(clique) ? 1 : 2)
        for use in clique { draft.add(1, of: uses[use].column, to: row) }
      }
    }
  }

  private mutating func addDaysOut() {
    let weeks = instance.calendar.weekCount
    for (key, row) in draft.rows(.weekOut) {
      let taken = Int(fixed.daysOutOfWeek[Int(key.a) * weeks + Int(key.b)])
      draft.limit(row, most: instance.people[Int(key.a)].mostDaysPerWeek - taken)
    }
    for (key, row) in draft.rows(.halfTermOut) {
      let taken = Int(fixed.daysOutOfHalfTerm[Int(key.a) * fixed.halfTerms + Int(key.b)])
      draft.limit(row, most: instance.people[Int(key.a)].mostDaysPerHalfTerm - taken)
    }
    for (key, row) in draft.rows(.yearOut) {
      draft.limit(row, most: instance.people[Int(key.a)].mostDaysPerYear - Int(fixed.daysOutOfYear[Int(key.a)]))
    }
  }

  /// The same visitor at the same school again.
  private mutating func addPartners() {
    let rate = instance.rules.rates.samePartnerAgain.rawValue
    for (key, row) in draft.rows(.partner) where rate > 0 {
      let free = instance.pastPartners.contains(PartnerPair(visitor: key.a, school: key.b)) ? 0 : 1
      let most = draft.rows[row].terms.count - free
      if most <= 0 { continue }
      let again = draft.column("a visitor at one school again", upper: most, rest: rate)
      draft.add(-1, of: again, to: row)
      draft.limit(row, upper: free)
    }
  }

  /// One occurrence at a time in a room: at each moment at which one begins.
  private mutating func addRooms() {
    let keys = roomUses.keys.sorted { ($0.place, $0.room, $0.day) < ($1.place, $1.room, $1.day) }
    for key in keys {
      let uses = roomUses[key] ?? []
      for start in Set(uses.map(\.start)).sorted() {
        let present = uses.filter { $0.start <= start && start < $0.end }
        let activities = Set(present.map { draft.columns[$0.column].activity })
        if activities.count < 2 { continue }
        let row = draft.row("a room at one time", upper: 1)
        for use in present { draft.add(1, of: use.column, to: row) }
      }
    }
  }
}
