// SPDX-License-Identifier: Apache-2.0

import Crypto
import Domain

/// What a returned workbook tells by: marks that say nothing but to whoever guesses what they stand for, since the id of
/// something confidential may say what it's about. A file names activities by them, and everything that the head had before their eyes.
extension HeadBrief {
  /// What stands for an activity in this school's workbooks for this half-term.
  func mark(_ activity: Identifier<Activity>) -> String { mark(["activity", activity.text]) }

  /// Everything that's asked by its mark, in words: what takes place when and where, who of the school's people is in it, which
  /// lessons they leave, and who takes those. A mark that a workbook doesn't have is of something that its head hasn't seen.
  ///
  /// Each of these has one of its own. So what has taken place, or is off, somebody's part in it or the cover of a lesson among
  /// them, is a mark less, and never another one: nobody is asked again for that.
  var marked: [String: String] {
    let occurrences = (meetings + stays).flatMap { occurrence in
      let words = "\(occurrence.date.readableShort), \(context.title(occurrence))"
      return facts(occurrence).map { (mark($0), words) }
    }
    let posts = (leaving + coming).map { (mark(fact($0)), names.title($0.activity)) }
    return Dictionary(occurrences + posts) { first, _ in first }
  }

  private func facts(_ occurrence: Occurrence) -> [[String]] {
    let itself = [
      "occurrence", occurrence.activity.text, "\(occurrence.cohort) \(occurrence.part)", occurrence.date.description,
      occurrence.whole.description, occurrence.place.sortKey,
    ]
    let roles = Dictionary(occurrence.attendees.map { ($0.person, $0.role.rawValue) }) { first, _ in first }
    let people = occurrence.people.filter { names.base($0) == id }
    return [itself] + people.map { itself + [$0.text, roles[$0] ?? "leader"] }
      + people.flatMap { words.index.releases(of: $0, for: occurrence) }.flatMap(facts)
  }

  /// A lesson that somebody leaves, and who takes it; supply teachers are alike.
  private func facts(_ release: Release) -> [[String]] {
    let lesson = release.lesson
    let left = [
      "release", release.date.description, release.person.text, lesson.span.description, lesson.className,
    ]
    let cover =
      switch words.index.cover(of: release) {
      case .inside(let person): ["inside", person?.text ?? ""]
      case .supply: ["supply"]
      case .floater: ["floating"]
      case nil: [String]()
      }
    return cover.isEmpty ? [left] : [left, left + cover]
  }

  private func fact(_ secondment: SecondmentPlacement) -> [String] {
    [
      "secondment", secondment.activity.text, secondment.person.text, secondment.from.text, secondment.to.text,
      secondment.days.description, secondment.weekWords,
    ] + words.backfill(secondment)
  }

  private func mark(_ parts: [String]) -> String {
    let all = ["planner", id.text, String(period.number), context.group.year.first.description] + parts
    // No part has a line feed in it that could make two lists of parts one.
    let text = all.map { $0.replacing("\n", with: " ") }.joined(separator: "\n")
    return SHA256.hash(data: Array(text.utf8)).prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
