// SPDX-License-Identifier: Apache-2.0

import Domain
import Mail
import Store

/// Passes on why a head answers as they do: by letter to those who lead their school's staff development, and by nothing
/// else.
struct ReasonPost {
  /// Those to whom mail goes; never empty.
  let readers: [ReasonLetter.Reader]
  private let sender: MailSender
  private let day: CivilDate

  /// Nil where there's nobody to whom a reason could go: no sender, or nobody who leads the school's staff development, isn't
  /// its head, has an address to which mail goes and hasn't unsubscribed from notices.
  ///
  /// - Throws: `StoreError`.
  init?(
    at school: Identifier<School>, in group: Group, on day: CivilDate, from sender: MailSender?,
    _ database: PlannerDatabase
  ) throws {
    guard let sender else { return nil }
    let all = ReasonLetter.readers(at: school, in: group, on: day)
    if all.isEmpty { return nil }
    let refused = Set(try database.suppressions().filter { $0.lifted == nil }.map(\.address))
    let gone = Set(try database.unsubscriptions().filter { $0.kind == .notice }.map(\.person))
    readers = all.filter { !refused.contains($0.mailbox.address.description) && !gone.contains($0.person.text) }
    if readers.isEmpty { return nil }
    (self.sender, self.day) = (sender, day)
  }

  var names: [String] { readers.map(\.mailbox.name) }

  /// The letters. Which they are follows from school, half-term, year, answer, reason and `secret`, and who gets them: what's
  /// sent twice by a head is one letter.
  ///
  /// - Parameters:
  ///   - words: of the group and its published plan, whose number is `plan`.
  ///   - secret: what only the head's link or workbook has. Ids of messages stand in the logs of mail servers, and stay in the
  ///     database; without it who guesses at a short reason could find there that the guess was right.
  ///   - time: when they're written, in UTC, as 2026-11-09T08:15:00Z.
  /// - Throws: `Failure` where one can't be written.
  func letters(
    _ reason: AnswerReason, for answer: Answer, in group: Group, words: PlanWords, plan: Int, secret: [String],
    at time: String
  ) throws -> [MessageContent] {
    let refused = answer.activities.map(\.text).sorted()
    let occasion =
      [
        "reason", group.name, group.year.first.description, answer.school.text, String(answer.halfTerm),
        answer.verdict.rawValue, String(refused.count),
      ] + refused + [reason.text, String(secret.count)] + secret
    return try readers.compactMap { reader in
      let message = ReasonLetter.message(
        reason, for: answer, to: reader, group: group, words: words, on: day, from: sender.digests(of: group.name))
      return try message.map { message in
        try MessageContent(
          message, as: .notice, of: occasion, to: reader.person, plan: plan, on: day, from: sender, at: time)
      }
    }
  }
}
