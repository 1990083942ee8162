// SPDX-License-Identifier: Apache-2.0

import Domain

extension DigestBuilder {
  /// What is ahead of those whom no mail reaches, to print for the staffroom; nil where there's nobody.
  ///
  /// Everyone reads it, so a confidential date says only that there is one.
  func sheet(of school: School, for people: [Person]) -> Letter? {
    let periods = horizon(of: school.id).periods
    let sections: [Letter.Section] = people.compactMap { person in
      let own = ownStaffing(of: person)
      let dated =
        meetings(of: person).map { Dated(date: $0.date, entry: line($0, for: person)) }
        + periods.flatMap { entries(own, in: $0, isPublic: true) }
      let changed = changedInPublic(for: person)
      if dated.isEmpty && changed.isEmpty { return nil }
      let all = Self.inOrder(dated)
      let note = person.email.map { " (mail can't be sent to '\($0)')" } ?? ""
      let blocks: [Letter.Block] = (changed.isEmpty ? [] : [.list(changed)]) + (all.isEmpty ? [] : [.entries(all)])
      return .init(person.name + note, blocks)
    }
    if sections.isEmpty { return nil }
    return Letter(
      title: "\(school.name): for the staffroom", opening: ["Dates for colleagues who get no mail."],
      sections: sections, closing: closing("Everyone else has a letter of their own."))
  }

  private func line(_ occurrence: Occurrence, for person: Person) -> Letter.Entry {
    if words.isConfidential(occurrence.activity) {
      let span = occurrence.isHosted(by: person.id) ? occurrence.whole : index.absence(of: person.id, for: occurrence)
      return Letter.Entry(when(occurrence, span), Self.askTheOffice)
    }
    let whole = entry(occurrence, for: person)
    let notes = [words.travel(occurrence, person.id), words.certainty(occurrence.firmness)].compactMap { $0 }
    return Letter.Entry(whole.lead, whole.text, notes: occurrence.isHosted(by: person.id) ? [] : notes)
  }
}
