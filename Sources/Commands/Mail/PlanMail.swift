// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Mail
import Store

/// What people are told of a plan in the database, as messages for the outbox.
struct PlanMail {
  private let database: PlannerDatabase
  private let standing: StandingPlan
  var plan: PlanRevision { standing.revision }
  private var content: Plan { standing.plan }
  private var group: Group { standing.group }

  /// Of a plan in the database.
  ///
  /// - Throws: `StoreError`.
  init(_ stored: StoredPlan, in database: PlannerDatabase) throws {
    self.init(try StandingPlan(stored, in: database), in: database)
  }

  /// Of a plan as it stands.
  init(_ standing: StandingPlan, in database: PlannerDatabase) {
    self.database = database
    self.standing = standing
  }

  /// Of the published plan.
  ///
  /// - Throws: `StoreError`, also where none is published; `Failure` where it, or its group, can't be read any more.
  init(published database: PlannerDatabase, telling console: Console) throws {
    guard let published = try database.plans().last(where: { $0.state == .published }) else {
      throw StoreError(
        .wrongState, "no plan is published, so that there's nothing to tell; 'planner publish' does that")
    }
    try self.init(try StoredPlan(published.number, in: database, telling: console), in: database)
  }

  /// The week's digests.
  ///
  /// Which message it is follows from group, week, kind, person and address alone. So the same week's are the same however
  /// often they're made, and whoever's address was put right gets theirs after all.
  /// - Parameters:
  ///   - day: that counts as today; nil: today.
  ///   - time: when they're written, in UTC, as 2026-11-09T08:15:00Z.
  func digests(asOf day: CivilDate?, from sender: MailSender, at time: String) throws -> [MessageContent] {
    let day = day ?? Today.date(at: Date(), in: Today.zone(of: group))
    let answers = AnswerLinks(sender)
    return try digests(asOf: day, sender: sender.digests(of: group.name), answers).map { digest in
      try message(
        digest, as: PlannerDatabase.Reader(digest).kind, of: ["digest", day.monday.description], on: day,
        from: sender, at: time, answers: digest.kind == .leader ? answers.links(of: digest.person) : [])
    }
  }

  /// Each begins with what's different from the plan of which its reader was told last, which needn't be the same for all:
  /// somebody's address was wrong, or they had nothing to be told for a while.
  private func digests(asOf day: CivilDate, sender: DigestSender, _ answers: AnswerLinks) throws -> [DigestMessage] {
    var group = group
    // A head who has answered since the plan was published isn't asked again.
    if let answers = try currentAnswers() { group.answers = answers }
    let last = try database.plansOfDigests(before: day.monday)
    let known = try withdrawals(of: Set(last.values.map(\.plan)))
    let told = last.mapValues { Told($0.plan, known[$0.plan] ?? [], at: $0.at) }
    let base = try plan.basedOn.map { Told($0, try database.withdrawals(of: $0)) }
    let formers = Set(told.values.map(Optional.some) + [base])
    let letters = try formers.flatMap { former in
      Digests.messages(
        group: group, plan: content, of: standing.whole, asOf: day, sender: sender,
        changes: try former.flatMap { try changes(from: $0) }, answering: answers.answering
      ).filter { told[PlannerDatabase.Reader($0)] ?? base == former }
    }
    return letters.sorted { ($0.kind == .leader ? 0 : 1, $0.person) < ($1.kind == .leader ? 0 : 1, $1.person) }
  }

  private func withdrawals(of plans: Set<Int>) throws -> [Int: [KeptWithdrawal]] {
    try Dictionary(uniqueKeysWithValues: plans.map { ($0, try database.withdrawals(of: $0)) })
  }

  /// The answers in the group as it is now; nil where that's the plan's, or one of another year.
  private func currentAnswers() throws -> [Answer]? {
    guard let current = try database.currentRevision(), current.number != plan.groupRevision,
      current.year.overlaps(content.year)
    else { return nil }
    return try StoredGroup(current.number, in: database).group(telling: .recording()).answers
  }

  /// What people are told at once when the plan is published in the place of the one from which it was made: changes inside
  /// the notice period. Which message it is follows from group, plan, kind, person and address.
  func notices(from sender: MailSender, at time: String) throws -> [MessageContent] {
    guard let former = plan.basedOn, let changes = try changes(from: Told(former, database.withdrawals(of: former)))
    else { return [] }
    let notices = Notices.messages(
      group: group, plan: content, changes: changes, sender: sender.digests(of: group.name))
    return try notices.map { notice in
      try message(notice, as: .notice, of: ["notice", plan.hash], on: content.asOf, from: sender, at: time)
    }
  }

  /// What people are told at once when something of the plan is called off, or takes place after all. Which message it is
  /// follows from group, plan, what's different, kind, person and address: once told it isn't told again.
  ///
  /// - Parameters:
  ///   - before: the plan as it stood until now.
  ///   - occasion: something is off (and these lessons that somebody was to take have no cover), or back.
  func notices(
    since before: StandingPlan, _ occasion: NoticeOccasion, asOf day: CivilDate, from sender: MailSender,
    at time: String
  ) throws -> [MessageContent] {
    let back = before.whole.things(withdrawnBy: before.withdrawn.filter { !standing.withdrawn.contains($0) })
    let notices = Notices.messages(
      group: group, plan: content, of: standing.whole, asOf: day,
      changes: PlanChanges(from: before.plan, to: content, in: group, withdrawn: back), occasion,
      sender: sender.digests(of: group.name))
    let different = Set(before.withdrawn).symmetricDifference(standing.withdrawn).map(\.key).sorted()
    // What's called off, taken back and called off once more is told of each time.
    let count = String(try database.withdrawals(of: plan.number).count { $0.ended != nil })
    let what =
      [standing.withdrawn.count < before.withdrawn.count ? "reinstated" : "withdrawn", plan.hash, count] + different
    return try notices.map { notice in
      try message(notice, as: .notice, of: what, on: day, from: sender, at: time)
    }
  }

  private func message(
    _ digest: DigestMessage, as kind: MessageKind, of occasion: [String], on day: CivilDate, from sender: MailSender,
    at time: String, answers: [AnswerLink] = []
  ) throws -> MessageContent {
    try MessageContent(
      digest.message, as: kind, of: occasion + [group.name, digest.kind.rawValue], to: digest.person, plan: plan.number,
      on: day, from: sender, at: time, answers: answers)
  }

  /// What's different from what somebody was told; nil where nothing can be, since another year's plan begins anew.
  private func changes(from told: Told) throws -> PlanChanges? {
    let isOwn = told.plan == plan.number
    let whole = isOwn ? standing.whole : try StoredPlan.plan(told.plan, in: database)
    if whole.year != content.year || isOwn && told.withdrawn == standing.withdrawn { return nil }
    return PlanChanges(
      from: whole.without(told.withdrawn), to: content, in: group,
      withdrawn: whole.things(withdrawnBy: told.withdrawn))
  }
}

/// A plan as people were told of it.
private struct Told: Hashable {
  let plan: Int
  /// What was off of it.
  let withdrawn: [Withdrawal]

  /// - Parameters:
  ///   - withdrawals: all that ever were of it.
  ///   - time: when they were told, in UTC; nil: by what was written when something was withdrawn, and by nothing else.
  init(_ plan: Int, _ withdrawals: [KeptWithdrawal], at time: String? = nil) {
    self.plan = plan
    withdrawn = withdrawals.filter { kept in
      guard let time else { return kept.ended == nil && kept.isTold }
      // Of the same second: rather told twice than not at all.
      return kept.made.at < time && kept.ended.map { $0.at >= time } ?? true
    }.map(\.withdrawal)
  }
}

extension PlannerDatabase.Reader {
  /// Whose digest it is.
  fileprivate init(_ digest: DigestMessage) {
    self.init(kind: digest.kind == .leader ? .leader : .person, person: digest.person.text)
  }
}

/// The links by which heads answer, one for each thing that's asked, however often letters are made.
private final class AnswerLinks {
  private let sender: MailSender
  private var links: [AnswerAsk: AnswerLink] = [:]

  init(_ sender: MailSender) { self.sender = sender }

  /// Gives the address for what's asked; nil where nobody knows at which address people reach the server.
  var answering: ((AnswerAsk) -> String)? {
    if sender.base == nil { return nil }
    return { ask in
      let link =
        self.links[ask] ?? AnswerLink(school: ask.school.text, halfTerm: ask.halfTerm, lastDay: ask.lastDay)
      self.links[ask] = link
      return self.sender.answering(link) ?? ""
    }
  }

  /// Those in the letter to a head.
  func links(of head: Identifier<Person>) -> [AnswerLink] {
    links.filter { $0.key.head == head }.values.sorted { ($0.school, $0.halfTerm) < ($1.school, $1.halfTerm) }
  }
}
