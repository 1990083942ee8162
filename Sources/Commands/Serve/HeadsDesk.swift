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
    var words: PlanWords
    var content: (group: Group, plan: Plan)
  }

  private let now: @Sendable () -> Date
  private let sender: @Sendable () -> MailSender?
  /// That of the last page: a group's heads come within hours of each other, and reading a large group takes seconds.
  private let last = Mutex<Matter?>(nil)

  /// - Parameters:
  ///   - sender: from whom those concerned hear at once of what an answer withdraws, whenever one comes; nil: calendars alone
  ///     tell.
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

    /// Tells which plan the form was made of, to nobody who hasn't the link.
    var seen: String { mark("plan \(matter.plan)") }

    /// What an activity's box is called: of a confidential one the id may say too much.
    func box(_ activity: Identifier<Activity>) -> String { mark("activity \(activity.text)") }

    var boxes: [String: Identifier<Activity>] {
      Dictionary(sheet.activities.map { (box($0), $0) }) { first, _ in first }
    }

    /// A name that says nothing, and is another in every letter.
    private func mark(_ text: String) -> String {
      let hash = SHA256.hash(data: Data("\(link) \(text)".utf8))
      return hash.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    func asking(
      _ meaning: AnswerPage.Meaning = .fine, notice: String? = nil, chosen: Answer? = nil
    ) throws -> AnswerPage {
      AnswerPage(meaning, try sheet.asking(box: box, seen: seen, notice: notice, chosen: chosen))
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
    return Opened(link: link, person: person, right: right, matter: matter, sheet: sheet)
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
      group: revision.hash, plan: known, words: PlanWords(group, plan.standing, of: plan.plan),
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
    guard form["seen"] == opened.seen else {
      return try opened.asking(
        .outdated, notice: "The plan has changed since this page was opened. Please look at it once more, and answer.",
        chosen: nil)
    }
    if let fault = filled.fault {
      return try opened.asking(.unclear, notice: fault.notice, chosen: filled.answer)
    }
    guard let answer = filled.answer else { return nil }
    return try noted(answer, by: opened, writer)
  }

  private func noted(_ answer: Answer, by opened: Opened, _ writer: PlannerDatabase) throws -> AnswerPage {
    let signature = Signature(
      by: "\(opened.person.name) (\(opened.person.id.text)), by link", at: now().ISO8601Format())
    let today = Today.of(opened.matter.content.group, now: now())
    let report = try EventNote(today: today, signature: signature, sender: sender()).note(
      .answer(answer), in: writer, telling: .recording())
    let sheet = AnswerSheet(
      school: answer.school, halfTerm: answer.halfTerm, group: report.after, plan: opened.matter.content.plan,
      today: today)
    guard let sheet, let reach = report.reach else {
      throw Failure(.fault, "an answer was noted, and what it's to is gone")
    }
    return AnswerPage(.fine, try sheet.noted(isNew: report.isNew, reach: reach))
  }
}

extension AnswerPage {
  fileprivate init(_ meaning: Meaning, _ page: SheetPage) { self.init(meaning, html: page.html, style: page.style) }
}
