// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Mail
import PlanFile
import Store

/// The digests of the published plan, as messages for the outbox.
struct QueuedDigests {
  private let database: PlannerDatabase
  /// The published plan.
  let plan: PlanRevision
  private let content: Plan
  private let group: Group

  /// - Throws: `StoreError` where no plan is published; `Failure` where it, or its group, can't be read any more.
  init(in database: PlannerDatabase, telling console: Console) throws {
    guard let published = try database.plans().last(where: { $0.state == .published }) else {
      throw StoreError(
        .wrongState, "no plan is published, so that there's nothing to tell; 'planner publish' does that")
    }
    self.database = database
    plan = published
    group = try StoredGroup(published.groupRevision, in: database).group(telling: console)
    content = try Self.plan(published.number, database)
  }

  /// The week's digests.
  ///
  /// Which message it is follows from group, week, kind, person and address alone. So the same week's are the same however
  /// often they're made, and whoever's address was put right gets theirs after all.
  /// - Parameter time: when they're written, in UTC, as 2026-11-09T08:15:00Z.
  func messages(asOf day: CivilDate?, from sender: SenderArguments, at time: String) throws -> [MessageContent] {
    let day = day ?? Self.today(in: group.timeZone)
    let digests = Digests.messages(
      group: group, plan: content, asOf: day, sender: try sender.sender(of: group.name),
      changes: try changes(before: day))
    return try digests.map { digest in
      var message = digest.message
      let recipient = message.to.address.description
      let id = MessageID(
        of: ["digest", group.name, day.monday.description, digest.kind.rawValue, digest.person.text, recipient],
        from: message.from.address)
      message.id = id
      if let written = CivilDate(iso: time.prefix(10)), let minute = TimeOfDay(text: time.dropFirst(11).prefix(5)) {
        (message.date, message.time) = (written, minute)
      }
      return MessageContent(
        id: id.description, kind: digest.kind == .leader ? .leader : .person, person: digest.person.text,
        sender: message.from.address.description, recipient: recipient, plan: plan.number, day: day,
        bytes: try MessageWriter.bytes(of: message))
    }
  }

  /// What's different from the plan of which people were told last: by an earlier week's digests, else by the plan from which
  /// this one was made.
  private func changes(before day: CivilDate) throws -> PlanChanges? {
    guard let former = try database.planOfDigests(before: day.monday) ?? plan.basedOn, former != plan.number else {
      return nil
    }
    let told = try Self.plan(former, database)
    return told.year == content.year ? PlanChanges(from: told, to: content, in: group) : nil
  }

  private static func plan(_ number: Int, _ database: PlannerDatabase) throws -> Plan {
    do { return try PlanFile.decode(try database.bytes(ofPlan: number)) } catch let error as StoreError {
      throw error
    } catch {
      throw Failure(.fault, "plan \(number) can't be read any more: \(error)".printable)
    }
  }

  /// The date there now.
  private static func today(in zone: String) -> CivilDate {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
    let parts = calendar.dateComponents([.year, .month, .day], from: Date())
    return CivilDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
      ?? CivilDate(daysSince1970: 0)
  }
}
