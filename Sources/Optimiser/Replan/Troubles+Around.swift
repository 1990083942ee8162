// SPDX-License-Identifier: Apache-2.0

import Domain

extension Troubles {
  /// What's wrong with the sums that an activity has to do with, in a fixed order.
  func around(_ number: Int, _ state: State) -> [Trouble] {
    var found: [Trouble] = [.activity(number)]
    let entries = ItemBuilder(instance: instance).items(of: number, state.placements[number])
    for entry in entries.sorted(by: { ($0.day, $0.person) < ($1.day, $1.person) }) {
      let data = instance.people[entry.person]
      found += [.personDay(person: entry.person, day: entry.day), .schoolDay(school: data.base, day: entry.day)]
      data.eachTeam { found.append(.team($0, day: entry.day)) }
      found += lostClasses(entry.person, day: entry.day, state)
      found += [.person(entry.person), .school(data.base)]
    }
    if let fund = instance.activities[number].fund { found.append(.fund(fund)) }
    found +=
      circles(number, entries, state) + posts(state.placements[number]) + hosting(state.placements[number], state)
    // What it costs may be borne by schools from which nobody comes.
    found += state.activityCells[number].schoolFees.map { .school($0.school) }
    found += state.activityCells[number].staffing.map { .school($0.school) }
    found += floaterCircuits(found)
    found += reserves(found)
    var seen: Set<Trouble> = []
    return found.filter { seen.insert($0).inserted && holds($0, state) }
  }

  /// Schools that share floaters with those on the same days: what these need takes them away from others.
  private func floaterCircuits(_ troubles: [Trouble]) -> [Trouble] {
    troubles.flatMap { trouble -> [Trouble] in
      guard case .schoolDay(let school, let day) = trouble,
        let circuit = instance.floaters.circuit(school, weekday: Int(instance.calendar.weekdays[day]))
      else { return [] }
      return instance.floaters.circuits[circuit].schools.flatMap {
        [.schoolDay(school: Int($0), day: day), .school(Int($0))]
      }
    }
  }

  /// The reserves on which those schools may draw.
  private func reserves(_ troubles: [Trouble]) -> [Trouble] {
    troubles.compactMap { trouble in
      guard case .school(let school) = trouble, instance.schools[school].reserve >= 0 else { return nil }
      return .fund(instance.schools[school].reserve)
    }
  }

  private func lostClasses(_ person: Int, day: Int, _ state: State) -> [Trouble] {
    let lost = state.effect(person: person, day: day).lost
    if lost == 0 { return [] }
    let range = state.evaluator.lessonRange(person, day: day)
    return range.filter { lost & (1 << UInt64($0 - range.lowerBound)) != 0 }.flatMap { index -> [Trouble] in
      let lesson = instance.lessons[Int(instance.personLessons[index])]
      return [.lostClass(lesson.classIndex), .schoolDay(school: lesson.school, day: day), .school(lesson.school)]
    }
  }

  private func circles(_ number: Int, _ entries: [ItemBuilder.Entry], _ state: State) -> [Trouble] {
    guard case .circle(let circle) = instance.activities[number].kind else { return [] }
    return Set(entries.map { circle.pool * instance.people.count + $0.person }).sorted().map { .twoCircles($0) }
  }

  private func posts(_ placement: Placement) -> [Trouble] {
    guard let secondment = placement.secondment else { return [] }
    return [
      .pool(Int(secondment.leaves)), .pool(Int(secondment.fills)), .secondedTwice(Int(secondment.person)),
      .school(instance.pools[Int(secondment.leaves)].school), .school(instance.pools[Int(secondment.fills)].school),
    ]
  }

  private func hosting(_ placement: Placement, _ state: State) -> [Trouble] {
    placement.occurrences.filter { $0.option.host >= 0 }.flatMap { placed -> [Trouble] in
      let school = instance.people[Int(placed.option.host)].base
      let halfTerm = Int(instance.calendar.at(school, Int(placed.option.day)).halfTerm)
      return [
        .hostedByPerson(Int(placed.option.host) * state.halfTerms + halfTerm),
        .hostedBySchool(school * state.halfTerms + halfTerm),
      ]
    }
  }
}
