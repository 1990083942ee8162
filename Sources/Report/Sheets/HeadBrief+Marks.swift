// SPDX-License-Identifier: Apache-2.0

import Crypto
import Domain

/// What a returned workbook tells by: marks that say nothing by themselves, since the id of something confidential may say
/// what it's about. A file names activities by them, and everything that the head had before their eyes.
extension HeadBrief {
  /// What stands for an activity in this school's workbooks for this half-term.
  func mark(_ activity: Identifier<Activity>) -> String { mark(["activity", activity.text]) }

  /// Everything that's asked by its mark, in words: what takes place when and where, who of the school's people are in it, and
  /// which lessons they leave to whom. A mark that a workbook doesn't have is of something that its head hasn't seen.
  ///
  /// What has taken place, or is off, has none any more; so that an older workbook has more, and never fewer for that.
  var marked: [String: String] {
    let occurrences = (meetings + stays).map { occurrence in
      (mark(fact(occurrence)), "\(occurrence.date.readableShort), \(context.title(occurrence))")
    }
    let posts = (leaving + coming).map { (mark(fact($0)), names.title($0.activity)) }
    return Dictionary(occurrences + posts) { first, _ in first }
  }

  private func fact(_ occurrence: Occurrence) -> [String] {
    let own = occurrence.people.filter { names.base($0) == id }
    let roles = occurrence.attendees.filter { own.contains($0.person) }.map { "\($0.person.text) \($0.role.rawValue)" }
    return [
      "occurrence", occurrence.activity.text, "\(occurrence.cohort) \(occurrence.part)", occurrence.date.description,
      occurrence.whole.description, occurrence.place.sortKey,
    ] + own.map(\.text) + roles.sorted() + lessons(occurrence, own).sorted()
  }

  /// Which lessons they leave, and who takes them; supply teachers are alike.
  private func lessons(_ occurrence: Occurrence, _ people: [Identifier<Person>]) -> [String] {
    people.flatMap { words.index.releases(of: $0, for: occurrence) }.map { release in
      let cover =
        switch words.index.cover(of: release) {
        case .inside(let person): "inside \(person?.text ?? "")"
        case .supply: "supply"
        case .floater: "floating"
        case nil: release.needsCover ? "open" : "none"
        }
      return "\(release.person.text) \(release.lesson.span) \(release.lesson.className) \(cover)"
    }
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
