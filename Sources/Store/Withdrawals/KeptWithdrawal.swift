// SPDX-License-Identifier: Apache-2.0

public import Domain
import GRDB

/// Something that's off of a published plan, as the database keeps it.
public struct KeptWithdrawal: Hashable, Sendable {
  /// From 1, without holes.
  public var number: Int
  /// The plan of which it is. With the next plan of the year it means nothing any more.
  public var plan: Int
  /// The revision of the group by which it was withdrawn.
  public var groupRevision: Int
  public var withdrawal: Withdrawal
  /// Whether those concerned were written to in the same step.
  public var isTold: Bool
  /// Who noted what it's off for, and when.
  public var made: Signature
  /// Who has taken it back; nil while it stands.
  public var ended: Signature?
}

/// What an event takes out of the plan that people know of, with all that tells them so.
public struct WithdrawalContent: Sendable {
  /// The plan that was published last for the group's year.
  public var plan: Int
  public var withdrawals: [Withdrawal]
  /// The feeds of that plan, less what's withdrawn of it from now on; those that say the same as before may be missing.
  public var feeds: FeedContents
  /// What those concerned are written; nil: nobody is.
  public var messages: [MessageContent]?

  /// Withdrawals of a plan.
  public init(of plan: Int, _ withdrawals: [Withdrawal], feeds: FeedContents, messages: [MessageContent]? = nil) {
    self.plan = plan
    self.withdrawals = withdrawals
    self.feeds = feeds
    self.messages = messages
  }
}

/// A row of `withdrawal`.
struct WithdrawalRow: TableRow {
  enum Kind: String, Decodable { case meeting, post, cover }

  var number: Int
  var plan: Int
  var groupRevision: Int
  var kind: Kind
  var activity: String?
  var cohort: Int?
  var part: Int?
  var person: String?
  var day: String
  var start: String?
  var told: Int
  var madeBy: String
  var madeAt: String
  var endedBy: String?
  var endedAt: String?

  /// The schema sees to it that what a kind needs is there.
  private var withdrawal: Withdrawal {
    let activity = Identifier<Activity>(activity ?? "")
    let person = person.map { Identifier<Person>($0) }
    let day = CivilDate(iso: day) ?? CivilDate(daysSince1970: 0)
    switch kind {
    case .meeting:
      let number = Occurrence.Number(cohort: cohort ?? 1, part: part ?? 1)
      return Withdrawal(.meeting(activity, number), of: person, on: day)
    case .post: return Withdrawal(.post(activity), on: day)
    case .cover:
      let time = start.flatMap { TimeOfDay(text: $0) } ?? TimeOfDay(minutes: 0)
      return Withdrawal(.cover(of: person ?? Identifier(""), at: time), on: day)
    }
  }

  var kept: KeptWithdrawal {
    var kept = KeptWithdrawal(
      number: number, plan: plan, groupRevision: groupRevision, withdrawal: withdrawal, isTold: told == 1,
      made: Signature(by: madeBy, at: madeAt))
    if let endedBy, let endedAt { kept.ended = Signature(by: endedBy, at: endedAt) }
    return kept
  }
}
