// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a plan doesn't know, in sentences: what the input leaves out and what was assumed instead.
struct Caveats {
  let instance: Instance
  let plan: Plan

  /// What the input says of itself first, then what is missing, most serious first.
  func sentences() -> [String] {
    var sentences = instance.group.caveats
    sentences +=
      timetables() + lessonsToBeNamed() + money() + cover() + travel() + meetings() + calendars() + staffing()
      + keptTimes()
    if let unused = instance.group.statedButUnusedInShort() { sentences.append(unused) }
    return sentences
  }

  private func timetables() -> [String] {
    let group = instance.group
    let stated = Set(group.lessons.map(\.school))
    let missing = group.schools.filter { !stated.contains($0.id) }.sortedByID()
    if missing.isEmpty { return [] }
    return [
      "No timetable from \(Self.list(missing.map(\.name))): a class teacher's sessions count as lessons, other teachers are "
        + "taken to teach in every lesson period they work."
    ]
  }

  private func lessonsToBeNamed() -> [String] {
    let watching = Set(instance.group.activities.filter { $0.kind == .visit || $0.circle?.lessons ?? 0 > 0 }.map(\.id))
    let count = plan.occurrences.count { occurrence in
      watching.contains(occurrence.activity) && occurrence.observed == nil
        && occurrence.attendees.contains { $0.role == .host }
    }
    if count == 0 { return [] }
    return [
      "\(count) visit\(count == 1 ? "" : "s") with the lesson to be named: the host's timetable isn't known in enough detail."
    ]
  }

  private func money() -> [String] {
    var sentences: [String] = []
    let schools = instance.group.schools.sortedByID()
    let noBudget = schools.filter { $0.releaseBudget == nil }
    if !noBudget.isEmpty {
      let amount = instance.rules.defaults.releaseBudget.rawValue / 100
      sentences.append(
        "No release budget from \(Self.list(noBudget.map(\.name))): £\(amount) for the year is assumed for each.")
    }
    let noRate = schools.filter { $0.supply.dayRate == nil }
    if !noRate.isEmpty {
      sentences.append("No supply rate from \(Self.list(noRate.map(\.name))): national rates by phase are assumed.")
    }
    return sentences
  }

  private func cover() -> [String] {
    let stated = Set(instance.group.cover.map(\.school))
    let missing = instance.group.schools.filter { !stated.contains($0.id) }.sortedByID()
    if missing.isEmpty { return [] }
    return [
      "No internal cover is offered by \(Self.list(missing.map(\.name))): every lesson left there is covered by supply."
    ]
  }

  private func travel() -> [String] {
    let missing = instance.group.schools.filter { $0.position == nil }.sortedByID()
    if missing.isEmpty { return [] }
    let minutes = instance.rules.defaults.unknownTravel.rawValue
    return [
      "No position for \(Self.list(missing.map(\.name))): \(minutes) minutes are assumed for each journey there that isn't stated."
    ]
  }

  private func meetings() -> [String] {
    let stated = Set(instance.group.meetings.map(\.school)).union(instance.group.directed.map(\.school))
    let missing = instance.group.schools.filter { !stated.contains($0.id) }.sortedByID()
    if missing.isEmpty { return [] }
    return ["No meeting night from \(Self.list(missing.map(\.name))): their staff can only be invited after school."]
  }

  private func calendars() -> [String] {
    let ids = Set(instance.group.schools.map(\.calendar))
    let missing = instance.group.calendars.filter { ids.contains($0.id) && $0.inset.isEmpty }.map(\.id).sorted()
    if missing.isEmpty { return [] }
    return ["No INSET days in \(Self.list(missing.map(\.text)))."]
  }

  private struct Series: Hashable {
    let activity: Identifier<Activity>
    let cohort: Int
  }

  /// How many are to prepare or follow up and find no time for it.
  private func keptTimes() -> [String] {
    let sessions = Dictionary(
      instance.activities.compactMap { activity -> (Identifier<Activity>, SessionData)? in
        activity.session.map { (activity.id, $0) }
      }
    ) { first, _ in first }
    let series = Dictionary(grouping: plan.occurrences) { Series(activity: $0.activity, cohort: $0.cohort) }
    let wanted = series.reduce(0) { sum, entry in
      guard let spec = sessions[entry.key.activity]?.spec, let first = entry.value.min(by: { $0.part < $1.part }),
        let last = entry.value.max(by: { $0.part < $1.part })
      else { return sum }
      return sum + (spec.preparation > .zero ? first.attendees.count : 0)
        + (spec.followUp > .zero ? last.attendees.count : 0)
    }
    let missing = wanted - plan.keptTimes.count
    if missing <= 0 { return [] }
    let days = instance.rules.limits.keptWithinDays
    return [
      "\(missing) of \(wanted) times to prepare sessions or to follow them up find no place in directed time within "
        + "\(days) days."
    ]
  }

  private func staffing() -> [String] {
    var sentences: [String] = []
    if !plan.secondments.isEmpty {
      sentences.append(
        "While people are seconded they take part in nothing else on the days that they spend at their posts.")
    }
    let hiring = plan.charges.contains { $0.kind == .hire }
    let schools = instance.group.schools.filter { $0.supply.hireHalfDayRate == nil }
    if hiring, !schools.isEmpty {
      sentences.append(
        "No price of a hired teacher from \(Self.list(schools.map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })): a share of "
          + "the supply day's is assumed.")
    }
    return sentences
  }

  /// "Oak", "Oak and Elm", "Oak, Elm and 3 more".
  static func list(_ names: [String]) -> String {
    if names.count > 4 { return names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more" }
    if names.count < 2 { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }
}
