// SPDX-License-Identifier: Apache-2.0

import Domain

extension DigestBuilder {
  /// The letter to whoever leads these schools, greeted by `name`; nil where there's nothing to say.
  ///
  /// - Parameter address: where the reader answers for a school; nil where that's not theirs to do, or not by a link.
  func letter(
    toLeader name: String?, of schools: [School],
    answering address: (School, SchoolDigest.Ask) -> String? = { _, _ in nil }
  ) -> (subject: String, letter: Letter)? {
    let digests = schools.compactMap(digest)
    guard let first = digests.first else { return nil }
    let isOne = schools.count == 1
    var sections: [Letter.Section] = []
    for digest in digests {
      let prefix = isOne ? "" : digest.school.name + ": "
      if !digest.answers.isEmpty {
        let links = digest.asks.compactMap { ask in
          address(digest.school, ask).map {
            Letter.Link("Answer for \(ask.halfTerm.name): yes, no, or not these", $0)
          }
        }
        sections.append(
          .init(
            prefix + "What needs your answer", [.list(digest.answers)] + (links.isEmpty ? [] : [.links(links)])))
      }
      if !digest.changes.isEmpty {
        sections.append(.init(prefix + Self.changesHeading, [.list(digest.changes)]))
      }
      sections += digest.periods.map { .init(prefix + $0.heading, $0.blocks) }
      if !digest.money.isEmpty { sections.append(.init(prefix + "Money", [.figures(digest.money)])) }
    }
    if let unknowns = unknowns() { sections.append(unknowns) }
    let headlines = digests.compactMap { digest in digest.headline.map { "\(digest.school.name), \($0)." } }
    let letter = Letter(
      title: schools.map(\.name).joined(separator: ", ") + ": release time",
      opening: (name.map { ["Dear \($0),"] } ?? []) + headlines, sections: sections,
      closing: closing("You get this as head or cover lead. Cover is advice: the school decides who takes a class."))
    let otherwise = first.answers.isEmpty ? "the plan has changed" : "your answer is wanted"
    return ("\(first.school.name), \(first.headline ?? otherwise)", letter)
  }
}
