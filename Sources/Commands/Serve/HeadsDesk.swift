// SPDX-License-Identifier: Apache-2.0

import Crypto
import Domain
import Foundation
import Mail
import Report
import Store
import Synchronization
import Web

/// Asks heads who come by a mailed link, and notes their answers as `planner event answer` does.
final class HeadsDesk: AnswerDesk {
  private static let holder = "planner serve"

  /// What the pages are made of: the group as it is, and the plan that people know of, less what's withdrawn.
  private struct Matter: Sendable {
    /// SHA-256 of the group's files.
    var group: String
    /// SHA-256 of the plan, and which withdrawals stand.
    var plan: String
    /// Its number.
    var number: Int
    var words: PlanWords
    var content: (group: Group, plan: Plan)
  }

  private let now: @Sendable () -> Date
  private let sender: @Sendable () -> MailSender?
  /// That of the last page: a group's heads come within hours of each other, and reading a large group takes seconds.
  private let last = Mutex<Matter?>(nil)

  /// - Parameters:
  ///   - sender: from whom those concerned hear at once of what an answer withdraws, and CPD leads of reasons, whenever one
  ///     comes; nil: calendars alone tell, and no reason can be given.
  ///   - now: the time.
  init(sender: @escaping @Sendable () -> MailSender? = { nil }, now: @escaping @Sendable () -> Date = { Date() }) {
    self.sender = sender
    self.now = now
  }

  // MARK: Asking

  func ask(_ link: String, in database: PlannerDatabase) throws -> AnswerPage? {
    try opened(link, in: database).map { try $0.asking() }
  }

  /// What a link opens: who answers, and what for.
  private struct Opened {
    let link: String
    let person: Person
    let right: AnswerRight
    let matter: Matter
    let sheet: AnswerSheet
    let sender: MailSender?
    /// Passes on a reason; nil where there's nobody to whom it could go.
    let post: ReasonPost?

    /// Tells which plan the form was made of, to nobody who hasn't the link.
    var seen: String { mark("plan \(matter.plan)") }

    /// What an activity's box is called: of a confidential one the id may say too much.
    func box(_ activity: Identifier<Activity>) -> String { mark("activity \(activity.text)") }

    /// Tells to whom the form said that a reason goes; nil where it had no field for one.
    var readers: String? { post.map { mark("reason to \($0.readers.map(\.person.text))") } }

    var boxes: [String: Identifier<Activity>] {
      Dictionary(sheet.activities.map { (box($0), $0) }) { first, _ in first }
    }

    /// A name that says nothing, and is another in every letter.
    private func mark(_ text: String) -> String {
      let hash = SHA256.hash(data: Data("\(link) \(text)".utf8))
      return hash.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// - Parameter typed: what was written as a reason already.
    func asking(
      _ meaning: AnswerPage.Meaning = .fine, notice: String? = nil, chosen: Answer? = nil, typed: String = ""
    ) throws -> AnswerPage {
      let field = post.map {
        ReasonField(to: $0.names, mark: readers ?? "", text: AnswerReason.cleaned(typed))
      }
      return AnswerPage(
        meaning, try sheet.asking(box: box, seen: seen, reason: field, notice: notice, chosen: chosen))
    }
  }

  /// Nil where it's no link, its time is over, or whoever has it isn't the school's head any more.
  private func opened(_ link: String, in database: PlannerDatabase) throws -> Opened? {
    // The zone is the group's, which isn't read for whoever guesses: a link may be good for some hours more.
    let time = now()
    guard let right = try database.answerRight(by: link, on: Today.date(at: time, in: .gmt)),
      let matter = try matter(in: database)
    else { return nil }
    let group = matter.content.group
    let today = Today.of(group, now: time)
    let school = Identifier<School>(right.school)
    // A link of another academic year says nothing of this one's half-term of the same number.
    guard group.year.contains(right.lastDay), right.lastDay >= Today.date(at: time, in: Today.zone(of: group)),
      let person = matter.words.index.directory.people[Identifier(right.person)], person.isHead(of: school, on: today),
      let sheet = AnswerSheet(
        school: school, halfTerm: right.halfTerm, group: group, plan: matter.content.plan, words: matter.words,
        today: today)
    else { return nil }
    let sender = sender()
    let post = try ReasonPost(at: school, in: group, on: today, from: sender, database)
    return Opened(
      link: link, person: person, right: right, matter: matter, sheet: sheet, sender: sender, post: post)
  }

  /// Nil where nothing is published for the group's year.
  private func matter(in database: PlannerDatabase) throws -> Matter? {
    guard let revision = try database.currentRevision(),
      let published = try database.lastPublished(in: revision.year)
    else { return nil }
    let withdrawn = try database.standingWithdrawals(of: published.number).map(\.number)
    let known = withdrawn.isEmpty ? published.hash : "\(published.hash) less \(withdrawn)"
    if let last = last.withLock(\.self), last.group == revision.hash, last.plan == known { return last }
    let group = try StoredGroup(revision.number, in: database).group(telling: .recording())
    guard let plan = try EventNote.published(in: group, database) else { return nil }
    let matter = Matter(
      group: revision.hash, plan: known, number: published.number,
      words: PlanWords(group, plan.standing, of: plan.plan),
      content: (group, plan.standing))
    last.withLock { $0 = matter }
    return matter
  }

  // MARK: Noting

  func note(
    _ form: FormFields, by link: String, in database: PlannerDatabase, patience: Duration
  ) throws -> AnswerPage? {
    // Who guesses takes no lock.
    guard try database.answerRight(by: link, on: Today.date(at: now(), in: .gmt)) != nil else { return nil }
    // From here on nobody else changes the group or publishes.
    let writer = try database.writer(holder: Self.holder, patience: patience)
    guard let opened = try opened(link, in: writer) else { return nil }
    let filled = FilledAnswer(
      form, school: Identifier(opened.right.school), halfTerm: opened.right.halfTerm, boxes: opened.boxes)
    let typed = form[all: "reason"].joined(separator: "\n")
    guard form["seen"] == opened.seen else {
      return try opened.asking(
        .outdated, notice: "The plan has changed since this page was opened. Please look at it once more, and answer.",
        chosen: nil, typed: typed)
    }
    if let fault = filled.fault {
      return try opened.asking(.unclear, notice: fault.notice, chosen: filled.answer, typed: typed)
    }
    guard let answer = filled.answer else { return nil }
    let reason: AnswerReason?
    do throws(AnswerReason.Fault) { reason = try AnswerReason(typed) } catch {
      return try opened.asking(.unclear, notice: error.notice, chosen: answer, typed: typed)
    }
    // It goes to nobody but those whom the page has named.
    if reason != nil, opened.post == nil || form["to"] != opened.readers {
      return try opened.asking(.outdated, notice: Self.notice(to: opened.post), chosen: answer, typed: typed)
    }
    return try noted(answer, reason, by: opened, writer)
  }

  private static func notice(to post: ReasonPost?) -> String {
    post == nil
      ? "There is nobody any more to whom your reason could go by mail. Nothing is noted yet: please send the answer without it."
      : "To whom your reason goes has changed since this page was opened. Nothing is noted yet: please look below, and answer."
  }

  private func noted(
    _ answer: Answer, _ reason: AnswerReason?, by opened: Opened, _ writer: PlannerDatabase
  ) throws -> AnswerPage {
    let signature = Signature(
      by: "\(opened.person.name) (\(opened.person.id.text)), by link", at: now().ISO8601Format())
    let group = opened.matter.content.group
    let today = Today.of(group, now: now())
    let letters = try reason.flatMap { reason in
      try opened.post?.letters(
        reason, for: answer, in: group, words: opened.matter.words, plan: opened.matter.number, secret: [opened.link],
        at: signature.at)
    }
    let note = EventNote(now: now(), signature: signature, sender: opened.sender, letters: letters ?? [])
    let report = try note.note(.answer(answer), in: writer, telling: .recording())
    let sheet = AnswerSheet(
      school: answer.school, halfTerm: answer.halfTerm, group: report.after, plan: opened.matter.content.plan,
      today: today)
    guard let sheet, let reach = report.reach else {
      throw Failure(.fault, "an answer was noted, and what it's to is gone")
    }
    let passed = letters.flatMap { _ in
      opened.post.map { PassedReason(to: $0.names, isKnown: report.letters?.new == 0) }
    }
    return AnswerPage(.fine, try sheet.noted(isNew: report.isNew, reach: reach, reason: passed))
  }
}

extension AnswerPage {
  fileprivate init(_ meaning: Meaning, _ page: SheetPage) { self.init(meaning, html: page.html, style: page.style) }
}

extension AnswerReason.Fault {
  /// What the page says of it when it asks again.
  fileprivate var notice: String {
    switch self {
    case .tooLong(let count):
      "Your reason has \(count) characters; at most \(AnswerReason.longest) are passed on. Nothing is noted yet: please shorten "
        + "it, and send the answer again."
    }
  }
}
