// SPDX-License-Identifier: Apache-2.0

import Domain

extension PageViews {
  /// Sessions in several cohorts, each with what tells its cohorts apart: how many people of which schools, and when.
  var cohorts: [View] {
    let byActivity = Dictionary(grouping: plan.occurrences.filter { words.index.isInCohorts($0.activity) }) {
      $0.activity
    }
    return byActivity.sorted { $0.key < $1.key }.map { activity, all in
      let cohorts = Dictionary(grouping: all, by: \.cohort).sorted { $0.key < $1.key }
      return View([
        "title": names.title(activity), "rows": cohorts.map { row(activity, $0.key, $0.value) },
      ])
    }
  }

  /// Of what's confidential neither schools nor places nor who leads.
  private func row(_ activity: Identifier<Activity>, _ number: Int, _ parts: [Occurrence]) -> View {
    let isOpen = !names.isConfidential(activity)
    let people = Set(parts.flatMap(\.attendees).map(\.person))
    return View([
      "number": "Cohort \(number)", "people": Format.count(people.count),
      "schools": isOpen ? schools(people) : "", "dates": parts.map(\.date.readableShort).joined(separator: ", "),
      "place": isOpen ? each(parts.map(\.place)).map(names.shortPlace).joined(separator: ", ") : "",
      "leader": isOpen ? each(parts.compactMap(\.leader)).map(names.leader).joined(separator: ", ") : "",
    ])
  }

  /// "Ash Academy 3, Elm Primary 1".
  private func schools(_ people: Set<Identifier<Person>>) -> String {
    let counts = Dictionary(grouping: people.compactMap(names.base)) { $0 }.mapValues(\.count)
    return counts.sorted { $0.key < $1.key }.map { "\(names.shortSchool($0.key)) \($0.value)" }.joined(separator: ", ")
  }

  /// Each once, in order of time.
  private func each<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }
}
