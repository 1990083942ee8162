// SPDX-License-Identifier: Apache-2.0

public import Domain

/// The letter by which a head's reason goes to those who lead the school's staff development. Nobody else gets it, and nothing
/// else has the reason in it.
public enum ReasonLetter {
  /// Somebody who gets it.
  public struct Reader: Hashable, Sendable {
    public let person: Identifier<Person>
    public let mailbox: Mailbox
  }

  /// Those who lead the staff development of `school` on a day and have an address that mail can be sent to, by id. A head of
  /// the school isn't among them, also where they lead that too: nobody is told their own reasons.
  public static func readers(
    at school: Identifier<School>, in group: Group, on day: CivilDate
  ) -> [Reader] {
    group.people.sortedByID().compactMap { person in
      guard person.readsReasons(ofHeadOf: school, on: day), let email = person.email,
        let address = try? MailAddress(email)
      else { return nil }
      return Reader(person: person.id, mailbox: Mailbox(name: person.name, address: address))
    }
  }

  /// The letter to one of them.
  ///
  /// - Parameters:
  ///   - answer: for which the reason is given.
  ///   - words: of the group and any plan of it.
  ///   - day: its date.
  /// - Returns: nil where the group has no such school or half-term.
  public static func message(
    _ reason: AnswerReason, for answer: Answer, to reader: Reader, group: Group, words: PlanWords, on day: CivilDate,
    from sender: DigestSender
  ) -> MailMessage? {
    let halfTerms = words.index.halfTerms(of: answer.school)
    guard let school = words.index.directory.schools[answer.school], answer.halfTerm > 0,
      answer.halfTerm <= halfTerms.count
    else { return nil }
    let halfTerm = halfTerms[answer.halfTerm - 1].name
    let title = "\(school.name): why the head answers so to \(halfTerm)"
    let letter = Letter(
      title: title,
      opening: ["Dear \(reader.mailbox.name),", opening(answer, of: school.name, to: halfTerm)],
      sections: refused(answer, in: group, words) + [
        .init("The reason, as it was given", [.quote(reason.lines)])
      ],
      closing: [
        "You get this because the staff list of \(group.name) has you as CPD lead of \(school.name).",
        "Please don't pass it on. The program that has sent it keeps no copy.",
      ])
    return MailMessage(
      from: sender.mailbox, to: reader.mailbox, subject: title, date: day, time: TimeOfDay(minutes: 360),
      list: sender.list, plain: LetterText(letter).text, html: LetterHTML.page(letter))
  }

  private static func opening(_ answer: Answer, of school: String, to halfTerm: String) -> String {
    let verdict =
      switch answer.verdict {
      case .yes: "yes to what is planned"
      case .no: "no to what is planned"
      case .notThese: "yes to what is planned, but not to what stands below,"
      }
    return "The head of \(school) has said \(verdict) in \(halfTerm), and has given a reason, "
      + "which is for those alone who lead the school's staff development."
  }

  /// Titles as everybody reads them: a CPD lead needn't be in what's confidential.
  private static func refused(_ answer: Answer, in group: Group, _ words: PlanWords) -> [Letter.Section] {
    guard answer.verdict == .notThese else { return [] }
    let titles = answer.activities.sorted().map { id in
      group.activities.first { $0.id == id }.map(words.publicTitle) ?? "Something that isn't listed any more"
    }
    return [.init("What isn't wanted", [.list(titles)])]
  }
}
