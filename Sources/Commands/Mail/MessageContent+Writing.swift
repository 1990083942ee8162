// SPDX-License-Identifier: Apache-2.0

import Domain
import Mail
import Store

extension MessageContent {
  /// A message as the outbox has it: with its id, with a link to unsubscribe where the sender has an address for that, and
  /// dated when it's written.
  ///
  /// - Parameters:
  ///   - occasion: which message it is, beside who gets it at which address: the same makes the same message.
  ///   - plan: the published plan of which it tells.
  ///   - day: that counts as today.
  ///   - time: when it's written, in UTC, as 2026-11-09T08:15:00Z.
  /// - Throws: `Failure` with status `fault` where it can't be written.
  init(
    _ message: MailMessage, as kind: MessageKind, of occasion: [String], to person: Identifier<Person>, plan: Int,
    on day: CivilDate, from sender: MailSender, at time: String, answers: [AnswerLink] = []
  ) throws {
    var message = message
    let recipient = message.to.address.description
    let id = MessageID(of: occasion + [person.text, recipient], from: sender.address)
    let link = sender.base == nil ? nil : UnsubscribeLink()
    message.id = id
    message.unsubscribe = link.flatMap(sender.unsubscribing)
    if let written = CivilDate(iso: time.prefix(10)), let minute = TimeOfDay(text: time.dropFirst(11).prefix(5)) {
      (message.date, message.time) = (written, minute)
    }
    do {
      self.init(
        id: id.description, kind: kind, person: person.text, sender: sender.address.description, recipient: recipient,
        plan: plan, day: day, bytes: try MessageWriter.bytes(of: message), link: link, answers: answers)
    } catch {
      throw Failure(.fault, "a message can't be written: \(error) [\(error.code)]".printable)
    }
  }
}
