// SPDX-License-Identifier: Apache-2.0

import Domain

/// The releases listed are exactly the lessons lost, each with its cost and reasons.
enum ReleaseListing: ListingCheck {
  private struct Key: Hashable {
    let date: CivilDate
    let person: Identifier<Person>
    let lesson: LessonReference
    init(_ release: Release) {
      date = release.date
      person = release.person
      lesson = release.lesson
    }
  }

  static func check(_ plan: Plan, _ facts: Derivation, _ findings: inout Findings) {
    var listed = Dictionary(grouping: plan.releases, by: Key.init)
    for loss in facts.losses {
      let release = loss.release
      var entries = listed[Key(release)] ?? []
      findings.require(.releaseMissing, !entries.isEmpty, at: location(release), words(release, "lost and not listed"))
      guard !entries.isEmpty else { continue }
      // Of several entries for one lesson the right one is taken, and the rest are too many.
      let entry = entries.remove(at: entries.firstIndex(of: release) ?? 0)
      listed[Key(release)] = entries
      findings.require(
        .releaseWrong, entry == release, at: location(release),
        words(
          release,
          "listed with cost \(entry.cost.rawValue), cover \(entry.needsCover) and reasons \(entry.activities) instead of "
            + "\(release.cost.rawValue), \(release.needsCover) and \(release.activities)"))
    }
    for release in plan.releases {
      let isExtra = listed[Key(release)]?.contains(release) ?? false
      findings.require(.releaseExtra, !isExtra, at: location(release), words(release, "listed and not lost"))
    }
  }

  private static func location(_ release: Release) -> Breach.Location {
    Breach.Location(date: release.date, school: release.lesson.school, person: release.person)
  }

  private static func words(_ release: Release, _ what: String) -> String {
    "lesson \(release.lesson.period) of \(release.lesson.className) on \(release.date.readable), left by "
      + "'\(release.person)', is \(what)"
  }
}
