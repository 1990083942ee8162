// SPDX-License-Identifier: Apache-2.0

import Domain

extension ActivityCellBuilder {
  /// A triad, lesson study or shadowing: its rules (H4, H10, H12, S2), preferences and worth.
  func addCircle(_ activity: ActivityData, _ circle: CircleData, _ placement: Placement, to cell: inout ActivityCell) {
    for occurrence in placement.occurrences {
      addOccurrence(activity, occurrence, to: &cell)
      if isPast(occurrence) { continue }
      checkCircleVetoes(activity, occurrence, &cell)
      checkWatchers(activity, occurrence, &cell)
    }
    checkCircleSteps(activity, circle, placement.occurrences, &cell)
    addHostAgain(circle, placement.occurrences, to: &cell)
    addWishes(activity, circle, placement.occurrences, to: &cell)
    addCircleWorth(activity, circle, placement.occurrences, to: &cell)
    addFees(activity, placement.occurrences, to: &cell)
  }

  /// Everyone who's in an occurrence, the host too, ascending.
  private func everyone(_ activity: ActivityData, _ occurrence: PlacedOccurrence) -> [Int] {
    var people = occurrence.attendees.map { activity.candidates[Int($0)].person }
    if occurrence.option.host >= 0 { people.append(Int(occurrence.option.host)) }
    return people.sorted()
  }

  /// H10 and S2: every step, by the same people, with its gaps, and another teacher for each lesson of a triad. What has
  /// begun may end early (H17).
  private func checkCircleSteps(
    _ activity: ActivityData, _ circle: CircleData, _ occurrences: [PlacedOccurrence], _ cell: inout ActivityCell
  ) {
    guard let first = occurrences.first else { return }
    let hasBegun = isPast(first)
    let past = occurrences.count(where: isPast)
    if occurrences.count != circle.kinds.count, !(hasBegun && occurrences.count <= max(circle.kinds.count, past)) {
      cell.broken.insert(.series)
      return
    }
    for (occurrence, next) in zip(occurrences, occurrences.dropFirst()) where !isPast(next) {
      let days = Int(next.option.day - occurrence.option.day)
      if days < max(1, circle.spec.leastGap) || days > circle.spec.mostGap { cell.broken.insert(.series) }
    }
    let people = everyone(activity, first)
    for (part, occurrence) in occurrences.enumerated() where !isPast(occurrence) {
      if part < circle.kinds.count, occurrence.option.step != circle.kinds[part] { cell.broken.insert(.series) }
      let place = Int(occurrence.option.place)
      let isAtHome =
        occurrence.option.host >= 0 || place >= instance.schools.count
        || people.contains { instance.people[$0].base == place }
      if everyone(activity, occurrence) != people || people.count < 2 || !isAtHome { cell.broken.insert(.noPeople) }
      if occurrence.attendees.contains(where: { activity.candidates[Int($0)].hasDeclined }) {
        cell.broken.insert(.refused)
      }
    }
    if !hasBegun, people.count != (circle.spec.isShadowing ? 2 : circle.size(of: activity.candidates.count)) {
      cell.broken.insert(.noPeople)
    }
    checkTeachers(circle, occurrences, &cell)
  }

  /// Each lesson of a triad has a teacher of its own.
  private func checkTeachers(_ circle: CircleData, _ occurrences: [PlacedOccurrence], _ cell: inout ActivityCell) {
    if !circle.spec.rotatesStrictly { return }
    var seen: [Int32: Bool] = [:]
    for occurrence in occurrences where occurrence.option.host >= 0 {
      if let wasPast = seen[occurrence.option.host], !(wasPast && isPast(occurrence)) { cell.broken.insert(.series) }
      seen[occurrence.option.host] = isPast(occurrence)
    }
  }

  /// H4: whom the host's school lets watch.
  private func checkWatchers(_ activity: ActivityData, _ occurrence: PlacedOccurrence, _ cell: inout ActivityCell) {
    let host = Int(occurrence.option.host)
    guard host >= 0 else { return }
    let mayWatch = occurrence.attendees.allSatisfy {
      instance.mayWatch(activity.candidates[Int($0)].person, host: host)
    }
    if !mayWatch { cell.broken.insert(.noLessonToWatch) }
  }

  private func checkCircleVetoes(
    _ activity: ActivityData, _ occurrence: PlacedOccurrence, _ cell: inout ActivityCell
  ) {
    if instance.vetoes.pairs.isEmpty { return }
    let people = everyone(activity, occurrence)
    let host = Int(occurrence.option.host)
    let isForbidden = people.contains { person in
      instance.vetoes.forbids(person: person, place: Int(occurrence.option.place))
        || instance.vetoes.separatesPersonally(person, from: people)
        || host >= 0 && person != host
          && instance.vetoes.separates(person, host, baseOfB: instance.people[host].base)
    }
    if isForbidden { cell.broken.insert(.veto) }
  }

  /// Of a lesson study the same teacher twice running, of which triads have none.
  private func addHostAgain(_ circle: CircleData, _ occurrences: [PlacedOccurrence], to cell: inout ActivityCell) {
    if circle.spec.isShadowing || circle.spec.rotatesStrictly { return }
    let hosts = occurrences.map(\.option.host).filter { $0 >= 0 }
    let again = zip(hosts, hosts.dropFirst()).count { $0 == $1 }
    cell.preferences += again * instance.rules.rates.sameHostAgain.rawValue
  }

  /// How far the host of shadowing is from what both sides would like.
  private func addWishes(
    _ activity: ActivityData, _ circle: CircleData, _ occurrences: [PlacedOccurrence], to cell: inout ActivityCell
  ) {
    guard circle.spec.isShadowing, let host = occurrences.first?.option.host, host >= 0 else { return }
    cell.preferences += Self.wishCost(circle.spec, host: Int(host), applicant: activity.candidates[0].person, instance)
  }

  /// What it costs that host and applicant stand further down each other's lists.
  static func wishCost(_ circle: Circle, host: Int, applicant: Int, _ instance: Instance) -> Int {
    let hosts = circle.preferredHosts
    let shadows = instance.preferredShadows[host] ?? []
    let place = hosts.firstIndex(of: instance.personIDs[host]) ?? hosts.count
    let other = shadows.firstIndex(of: instance.personIDs[applicant]) ?? shadows.count
    return (place + other) * instance.rules.rates.furtherDown.rawValue
  }

  /// By the steps that take place: all of them, unless what has begun ends early.
  private func addCircleWorth(
    _ activity: ActivityData, _ circle: CircleData, _ occurrences: [PlacedOccurrence], to cell: inout ActivityCell
  ) {
    guard let first = occurrences.first else { return }
    var members = everyone(activity, first)
    if circle.spec.isShadowing { members.removeAll { $0 == Int(first.option.host) } }
    if members.isEmpty { return }
    let need = floorDivide(
      members.reduce(0) { $0 + activity.need(ofBaseOf: $1, instance) }, members.count)
    let whole = CircleWorth.whole(activity.value, circle.spec, need: need, rates: instance.rules.rates)
    let steps = circle.kinds.count
    cell.worth -= floorDivide(whole * min(steps, occurrences.count), steps)
  }
}
