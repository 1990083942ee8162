// SPDX-License-Identifier: Apache-2.0

import Domain

extension ExplicitCompiler {
  /// A visit: all its visitors and its host go with the option.
  mutating func addVisit(_ number: Int, _ activity: ActivityData) {
    let kept = shortlist(activity, most: limits.options, isSeries: false)
    let everyone = activity.candidates.indices.map(Int32.init)
    var found: [(option: Option, loads: [PersonLoad], cell: ActivityCell)] = []
    for option in kept {
      guard let loads = visitLoads(number, activity, option), !isSiteBusy(option) else { continue }
      let cell = ActivityCellBuilder(instance: instance, seconded: fixed.seconded)
        .cell(number, Placement([PlacedOccurrence(option: option, attendees: everyone)]))
      if cell.broken.isEmpty { found.append((option, loads, cell)) }
    }
    if found.isEmpty { return }
    note(activity, kept: found.count)
    let columns = draft.group("visit \(activity.id.text)", count: found.count, activity: number)
    var part = ExplicitModel.Part(activity: number)
    for (column, way) in zip(columns, found) {
      draft.charge(column, rest: way.cell.cost, must: -activity.mustWeight)
      for load in way.loads { apply(load, to: column, day: Int(way.option.day)) }
      give(way.cell, by: column)
      for share in way.cell.schoolFees { draft.add(share.amount, of: column, to: RowKey(.spend, share.school)) }
      if way.cell.fundFees.fund >= 0 {
        draft.add(way.cell.fundFees.pence, of: column, to: RowKey(.fund, way.cell.fundFees.fund))
      }
      addHosting(activity, way.option, column)
      part.ways.append(ExplicitModel.Way(choice: column, option: way.option, room: -1, attendees: everyone))
    }
    parts.append(part)
  }

  private func visitLoads(_ number: Int, _ activity: ActivityData, _ option: Option) -> [PersonLoad]? {
    let builder = ItemBuilder(instance: instance)
    let day = Int(option.day)
    let host = builder.host(option, activity: number, part: 0)
    guard let hosting = loads.load(host, person: Int(option.host), day: day) else { return nil }
    var all = [hosting]
    for candidate in activity.candidates {
      let item = builder.attendee(option, activity: number, part: 0, person: candidate.person, role: .visitor)
      guard let load = loads.load(item, person: candidate.person, day: day) else { return nil }
      all.append(load)
    }
    return all
  }

  private mutating func addHosting(_ activity: ActivityData, _ option: Option, _ column: Int) {
    let school = instance.people[Int(option.host)].base
    let halfTerm = Int(instance.calendar.at(school, Int(option.day)).halfTerm)
    draft.add(1, of: column, to: RowKey(.hostedBy, Int(option.host), halfTerm))
    draft.add(1, of: column, to: RowKey(.hostedAt, school, halfTerm))
    draft.add(1, of: column, to: RowKey(.hostings, school))
    for candidate in activity.candidates {
      draft.add(1, of: column, to: RowKey(.partner, candidate.person, school))
    }
    // Once a school, as `ActivityCell.received` has it.
    for base in Set(activity.candidates.map { instance.people[$0.person].base }).sorted() where base != school {
      draft.add(-1, of: column, to: RowKey(.hostings, base))
    }
  }

  /// Whether the school is busy while something would be held there.
  func isSiteBusy(_ option: Option) -> Bool {
    let place = Int(option.place)
    guard place < instance.schools.count, option.host < 0 else { return false }
    return instance.busyOfSchool[place].contains {
      $0.overlaps(day: Int(option.day), start: Int(option.start), end: Int(option.end))
    }
  }
}
