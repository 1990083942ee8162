// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Mail
import Store

/// Notes an event as the group's next revision, takes what can't go on for it out of the published plan, and tells what that
/// is: the same for whoever tells of it, by a command or by a mailed link.
struct EventNote {
  /// What lies before has taken place; nil: by `now`.
  var today: CivilDate?
  var now = Date()
  /// Nil: it's only rehearsed.
  var signature: Signature?
  /// Whether what can't go on is off from now on; else calendars show it until another plan is published.
  var withdraws = true
  /// From whom those concerned hear of it at once; nil: calendars alone tell.
  var sender: MailSender?
  /// What's queued in the same step besides, whether anything is new or not.
  var letters: [MessageContent] = []

  /// Notes it, in a database that's open for writing unless it's a rehearsal.
  ///
  /// - Throws: `StoreError`; `Failure` with status `usage` where the group has nothing that the event is about.
  func note(_ event: GroupEvent, in database: PlannerDatabase, telling console: Console) throws -> EventReport {
    let stored = try StoredGroup(in: database)
    let reading = try PlanInForce.reading(in: stored.revision.year, database)
    let group = try stored.group(telling: console)
    var after: Group
    do throws(GroupEvent.Fault) { after = try event.applied(to: group) } catch {
      throw Failure(.usage, error.words(group))
    }
    let asked = today
    let today = asked ?? Today.of(group, now: now)
    let published = try reading?.value.get()
    let reach = published.map { EventReach(of: event, in: $0.standing, of: group, today: today) }
    var late: [LateCancellation] = []
    if withdraws, let reach, let published {
      after.busy += reach.teaching.filter { !group.busy.contains($0) }
      // What's off in the summer before isn't late for the first days of the year.
      late = LateCancellation.all(
        of: event, reach, in: published.standing, of: group,
        today: asked ?? Today.date(at: now, in: Today.zone(of: group)))
      after.owe(late.flatMap(\.dues))
    }
    // Written and read back while feeds and letters are made.
    let written = Background { [after] in Result { try GroupContent(after, inputHash: nil) } }
    let again = reach.map { Self.offAlready(event, published, of: group, today: today, besides: $0) } ?? []
    func isNew() throws -> Bool { try written.value.get().hash != stored.revision.hash }
    guard let signature else {
      let isNew = try isNew()
      return EventReport(
        event: event, group: group, after: after, published: published, reach: reach, again: again,
        late: late, withdraws: withdraws, revision: stored.revision.number + (isNew ? 1 : 0), isNew: isNew)
    }
    var off: WithdrawalContent?
    // What was noted before is no second reason.
    var withdrawals = reach?.withdrawals ?? []
    if try !again.isEmpty && isNew() { withdrawals += again }
    if withdraws, let published, !withdrawals.isEmpty {
      let known = published.revision.groupRevision
      let own = known == stored.revision.number ? group : try StoredGroup(known, in: database).group(telling: console)
      off = try Self.content(
        published.standing(in: own), withdrawals, reach?.cover ?? [], today: today, sender: sender, signature,
        in: database)
    }
    let noted = try database.note(try written.value.get(), withdrawing: off, letters: letters, signed: signature)
    var report = EventReport(
      event: event, group: group, after: after, published: published, reach: reach, again: again, late: late,
      withdraws: withdraws, revision: noted.revision.number, isNew: noted.isNew)
    report.tell(noted, isMailed: sender != nil)
    return report
  }

  /// What an event takes out of the plan as it was published that's off already: it has one reason more to stay so.
  private static func offAlready(
    _ event: GroupEvent, _ published: PlanInForce?, of group: Group, today: CivilDate, besides reach: EventReach
  ) -> [Withdrawal] {
    guard let published, !published.withdrawn.isEmpty else { return [] }
    let standing = Set(reach.withdrawals.map(\.subject))
    return EventReach(of: event, in: published.plan, of: group, today: today).withdrawals
      .filter { !standing.contains($0.subject) }
  }

  /// What's taken out of the plan, with what tells so.
  private static func content(
    _ before: StandingPlan, _ withdrawals: [Withdrawal], _ cover: [CoverAssignment], today: CivilDate,
    sender: MailSender?, _ signature: Signature, in database: PlannerDatabase
  ) throws -> WithdrawalContent {
    let standing = before.with(withdrawn: before.withdrawn + withdrawals)
    let uncovered = cover.filter { !standing.plan.cover.contains($0) && standing.plan.leaves($0) }
    let messages = try sender.map {
      try PlanMail(standing, in: database).notices(
        since: before, .withdrawn(uncovered), asOf: today, from: $0, at: signature.at)
    }
    return WithdrawalContent(
      of: before.revision.number, withdrawals,
      feeds: try StoredFeeds.contents(of: standing, today: today, since: before),
      messages: messages)
  }

  /// The plan that people know of: the one published last for the group's year.
  static func published(in group: Group, _ database: PlannerDatabase) throws -> PlanInForce? {
    try PlanInForce.reading(in: group.year, database)?.value.get()
  }
}

/// The published plan of a group's year.
struct PlanInForce: Sendable {
  let revision: PlanRevision
  /// As it was published.
  let plan: Plan
  /// What's off.
  let withdrawn: [Withdrawal]
  /// What of it those concerned were written to about.
  let told: [Withdrawal]
  /// What's left.
  let standing: Plan
  /// The plan as far as people have been told: in their letters it still has what was withdrawn without one.
  let known: Plan

  var number: Int { revision.number }
  var hash: String { revision.hash }

  /// - Parameter withdrawals: those that stand.
  init(revision: PlanRevision, plan: Plan, withdrawals: [KeptWithdrawal]) {
    self.revision = revision
    self.plan = plan
    withdrawn = withdrawals.map(\.withdrawal)
    told = withdrawals.filter(\.isTold).map(\.withdrawal)
    standing = plan.without(withdrawn)
    known = told.count == withdrawn.count ? standing : plan.without(told)
  }

  /// The same as somebody else has left it meanwhile.
  ///
  /// - Throws: `StoreError`.
  func again(in database: PlannerDatabase) throws -> PlanInForce {
    PlanInForce(revision: revision, plan: plan, withdrawals: try database.standingWithdrawals(of: number))
  }

  /// The same with the group against which it was verified.
  func standing(in group: Group) -> StandingPlan { StandingPlan(revision, group, plan, withdrawn: withdrawn) }

  /// The plan that people know of in `year`, which is read on another thread, so that the group can be read meanwhile; nil
  /// where there's none. Its value throws what `StoredPlan.plan` does.
  ///
  /// - Throws: `StoreError`.
  static func reading(
    in year: DateSpan, _ database: PlannerDatabase
  ) throws -> Background<Result<PlanInForce, any Error>>? {
    guard let revision = try database.lastPublished(in: year) else { return nil }
    let withdrawals = try database.standingWithdrawals(of: revision.number)
    return Background {
      Result {
        PlanInForce(
          revision: revision, plan: try StoredPlan.plan(revision.number, in: database), withdrawals: withdrawals)
      }
    }
  }
}

extension Plan {
  /// Whether the lesson that somebody was to take is still left by its teacher.
  func leaves(_ cover: CoverAssignment) -> Bool {
    releases.contains { PlanIndex.Absence($0) == PlanIndex.Absence(cover) }
  }
}

extension GroupEvent.Fault {
  /// "the group has no person 'nobody'; …".
  fileprivate func words(_ group: Group) -> String {
    switch self {
    case .unknown(let kind, let id):
      "the group has no \(kind) '\(id)'; 'planner export' writes its tables, in which the ids stand [event.unknown]"
    case .outsideYear: "that's outside the group's year, which is \(group.year) [event.outside-year]"
    case .noHalfTerm(let number): "the school's calendar has no half-term \(number) [event.half-term]"
    }
  }
}
