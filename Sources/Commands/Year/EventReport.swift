// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// What an event means for what's published, as people and as programs read it.
struct EventReport {
  let event: GroupEvent
  /// Before it, and after.
  let group: Group
  let after: Group
  let published: PlanInForce?
  let reach: EventReach?
  /// What it takes out besides that's off already.
  let again: [Withdrawal]
  /// What it still costs that something is off.
  let late: [LateCancellation]
  /// Whether what can't go on is off, or would be.
  let withdraws: Bool
  var revision: Int
  var isNew: Bool
  private(set) var isDryRun = true
  /// How many messages were queued; nil where nobody is told by mail.
  private(set) var messages: Int?
  /// What was queued besides what tells of withdrawals; nil where it was only rehearsed.
  private(set) var letters: PlannerDatabase.Queued?

  init(
    event: GroupEvent, group: Group, after: Group, published: PlanInForce?, reach: EventReach?,
    again: [Withdrawal], late: [LateCancellation], withdraws: Bool, revision: Int, isNew: Bool
  ) {
    self.event = event
    self.group = group
    self.after = after
    self.published = published
    self.reach = reach
    self.again = again
    self.late = late
    self.withdraws = withdraws
    self.revision = revision
    self.isNew = isNew
  }

  /// It was noted, and not only rehearsed.
  mutating func tell(_ noted: PlannerDatabase.Noted, isMailed: Bool) {
    (revision, isNew, isDryRun) = (noted.revision.number, noted.isNew, false)
    messages = isMailed ? noted.queued.new : nil
    letters = noted.letters
  }

  /// What's off from now on, or would be.
  var withdrawn: [Withdrawal] { withdraws ? reach?.withdrawals ?? [] : [] }

  /// What was noted, what it reaches, and what to do next.
  func lines(database: String) -> [String] {
    needsPlan ? lines + [Self.next(database)] : lines
  }

  /// Whether something can't go on, for which another plan is needed.
  var needsPlan: Bool { reach.map { !$0.isEmpty } ?? false }

  /// What to do next where one is.
  static func next(_ database: String) -> String { "Next: planner replan --database \(database)" }

  /// What was noted and what it reaches.
  var lines: [String] {
    let noted =
      isDryRun
      ? "Nothing was noted (--dry-run)."
      : isNew ? "Noted as revision \(revision) of the group." : "It was noted already."
    guard let published, let reach else {
      return [noted, "No plan is published for this year: nobody has to be told."]
    }
    let words = WithdrawalWords(PlanWords(group, published.standing, of: published.plan), withdrawn)
    let known = unknownSupply(of: published, words) + offAlready(of: published, words)
    if reach.isEmpty {
      return [noted] + (known.isEmpty ? ["Nothing of plan \(published.number) has to do with it."] : known)
        + staysOff(published)
    }
    let left = published.standing.without(withdrawn)
    var lines = [noted, counts(of: published, reach)]
    lines += reach.occurrences.map { "  " + words.line($0) }
    lines += reach.secondments.map { "  " + words.line($0, hasBegun: !isOff($0, by: reach)) }
    lines += reach.cover.map { "  " + words.line($0, isLeft: left.leaves($0)) }
    lines += freed.map { "  " + words.line(freed: $0) }
    return lines + OwedWords(words.words, group).lines(late) + known + told
  }

  private func isOff(_ secondment: SecondmentPlacement, by reach: EventReach) -> Bool {
    reach.withdrawals.contains { $0.subject == .post(secondment.activity) }
  }

  /// A number that's mistyped would leave the real class without cover.
  private func unknownSupply(of published: PlanInForce, _ words: WithdrawalWords) -> [String] {
    guard case .supply(let bookings) = event else { return [] }
    return bookings.filter { booking in
      published.plan.year.contains(booking.date) && !published.plan.supply.contains { $0.isOf(booking) }
    }.map { booking in
      "Plan \(published.number) has no supply teacher \(booking.number) at \(words.words.school(booking.school)) on "
        + "\(booking.date.readableShort): is the number that of the cover sheet?"
    }
  }

  /// What stays off for one reason more.
  private func offAlready(of published: PlanInForce, _ words: WithdrawalWords) -> [String] {
    again.isEmpty
      ? []
      : ["Withdrawn already, and off for this too:"] + again.map { "  " + words.what($0, of: published.plan) }
  }

  /// A yes, or supply that's found after all, brings nothing back by itself.
  private func staysOff(_ published: PlanInForce) -> [String] {
    if published.withdrawn.isEmpty { return [] }
    let count = PlanWords.counted(Set(published.withdrawn).count, "withdrawal", "withdrawals")
    return [
      "What's withdrawn stays so until the next plan (\(count): 'planner event list'), unless it's taken back ('planner "
        + "event reinstate')."
    ]
  }

  /// Supply that was booked for what's off alone.
  private var freed: [SupplyPurchase] {
    guard withdraws, let reach, let standing = published?.standing else { return [] }
    return reach.freed(by: event, in: standing)
  }

  /// Whether calendars and mail say so.
  private var told: [String] {
    guard let reach else { return [] }
    if reach.withdrawals.isEmpty { return ["Nothing is withdrawn for it: the next plan sees to it."] }
    if !withdraws { return ["Nothing is withdrawn (--keep): calendars go on showing all of it."] }
    if isDryRun { return ["That would be withdrawn from calendars at once."] }
    let mail =
      messages.map { "\(PlanWords.counted($0, "message", "messages")) queued; 'planner mail send' sends them." }
      ?? "Nobody is told by mail (--mail-from)."
    return ["Withdrawn: calendars show it from now on. \(mail)"]
  }

  private func counts(of published: PlanInForce, _ reach: EventReach) -> String {
    let things = [
      (reach.occurrences.count, "meeting", "meetings"), (reach.secondments.count, "post", "posts"),
      (reach.cover.count, "covered lesson", "covered lessons"),
    ].filter { $0.0 > 0 }.map { PlanWords.counted($0.0, $0.1, $0.2) }
    let people = reach.people.isEmpty ? "" : ", with \(PlanWords.counted(reach.people.count, "person", "people"))"
    return "Of plan \(published.number) these can't go on as they are: \(things.joined(separator: ", "))\(people)."
  }

  /// The same as JSON has it.
  struct Document: Encodable {
    struct Meeting: Encodable {
      var activity: String
      var part: Int
      var cohort: Int
      var date: String
      var start: String
      var people: [String]
    }
    struct Supply: Encodable {
      var school: String
      var date: String
      var number: Int
    }
    var revision: Int
    var isNew: Bool
    var isDryRun: Bool
    var plan: Int?
    var meetings: [Meeting]
    var posts: [String]
    var uncovered: Int
    var people: [String]
    var withdrawn: [WithdrawalDocument]
    var freedSupply: [Supply]
    /// What's owed all the same, a row a payer.
    var owed: [DueDocument]
    var messages: Int?
  }

  /// The same as JSON.
  func json() throws -> String { try JSONText.of(document) }

  /// The same for a program.
  var document: Document {
    let meetings = reach?.occurrences ?? []
    return Document(
      revision: revision, isNew: isNew, isDryRun: isDryRun, plan: published?.number,
      meetings: meetings.map {
        Document.Meeting(
          activity: $0.activity.text, part: $0.part, cohort: $0.cohort, date: $0.date.description,
          start: $0.span.start.description, people: $0.people.map(\.text).sorted())
      }, posts: (reach?.secondments ?? []).map(\.activity.text), uncovered: reach?.cover.count ?? 0,
      people: (reach?.people ?? []).map(\.text), withdrawn: withdrawn.map { WithdrawalDocument($0) },
      freedSupply: freed.map {
        Document.Supply(school: $0.school.text, date: $0.date.description, number: $0.number)
      }, owed: late.flatMap(\.dues).map { DueDocument($0) }, messages: messages)
  }
}
