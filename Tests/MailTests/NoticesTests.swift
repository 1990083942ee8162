// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Mail
import TestSupport
import Testing

/// What people are told at once when a plan changes.
@Suite struct NoticesTests {
  private static func notices(
    _ group: Group = groupWithMail(), asOf: CivilDate, _ change: (inout Plan) -> Void
  ) throws -> [String: String] {
    let published = SmallPlan.plan()
    var plan = published
    plan.asOf = asOf
    change(&plan)
    let changes = PlanChanges(from: published, to: plan, in: group)
    let sender = DigestSender(
      mailbox: Mailbox(name: "Planner", address: try MailAddress("planner@trust.example")),
      list: .init(name: "Planner", id: "digests.trust.example"))
    let messages = Notices.messages(group: group, plan: plan, changes: changes, sender: sender)
    #expect(messages.map(\.kind.rawValue) == messages.map(\.kind.rawValue).sorted())
    return try Dictionary(
      uniqueKeysWithValues: messages.map { notice in
        let bytes = try MessageWriter.bytes(of: notice.message)
        return ("\(notice.kind) \(notice.person)", String(decoding: bytes, as: UTF8.self))
      })
  }

  private static let move: @Sendable (inout Plan) -> Void = { plan in
    plan.changeOccurrence("course", part: 2) { $0.date = "2026-11-26" }
  }

  @Test func whoIsConcernedSoonIsToldAndTheirLeadersAre() throws {
    // The second part was on 19 November, 28 days are short notice.
    let notices = try Self.notices(asOf: "2026-10-23", Self.move)
    let hal = try plain(notices["person hal"])
    #expect(
      hal.contains("Maths course (2 of 2): another date. It was on Thu 19 Nov, 13:30–15:00, Elm Primary; now it's on"))
    #expect(notices["person hal"]?.contains("Subject: Your release time: 1 change at short notice\r\n") == true)
    let head = try plain(notices["leader finn"])
    #expect(
      head.contains("Maths course (2 of 2)") && head.contains("Erin Quick") && !head.contains("Hal Tanner"), "\(head)")
    // Anna isn't on the course.
    #expect(notices["person anna"] == nil && notices.keys.contains("leader ivy"))
  }

  @Test func whatIsFarOffWaitsForTheDigest() throws {
    #expect(try Self.notices(asOf: "2026-10-22", Self.move) == [:])
    #expect(try Self.notices(asOf: "2026-10-23") { _ in } == [:])
  }

  @Test func confidentialTitlesAreToldToTheirOwnPeopleAlone() throws {
    var group = groupWithMail()
    group.changeActivity("course") {
      $0.isConfidential = true
      $0.title = "Capability course"
    }
    let notices = try Self.notices(group, asOf: "2026-10-23", Self.move)
    let telling = notices.filter { $0.value.contains("Capability") }.keys
    #expect(!telling.isEmpty && telling.allSatisfy { $0.hasPrefix("person") })
    #expect(notices.keys.contains { $0.hasPrefix("leader") })
  }

  @Test func whoHasNoAddressGetsNone() throws {
    var group = groupWithMail()
    group.changePerson("hal") { $0.email = nil }
    #expect(try Self.notices(group, asOf: "2026-10-23", Self.move)["person hal"] == nil)
  }

  // MARK: Withdrawals

  private static func withdrawn(_ withdrawals: [Withdrawal], back: Bool = false) throws -> [String: String] {
    let group = groupWithMail()
    let whole = SmallPlan.plan()
    let left = whole.without(withdrawals)
    let (before, after) = back ? (left, whole) : (whole, left)
    let changes = PlanChanges(
      from: before, to: after, in: group, withdrawn: back ? whole.things(withdrawnBy: withdrawals) : [])
    let uncovered = before.cover.filter { cover in
      !after.cover.contains(cover) && after.releases.contains { PlanIndex.Absence($0) == PlanIndex.Absence(cover) }
    }
    let covered = after.cover.filter { cover in
      !before.cover.contains(cover) && before.releases.contains { PlanIndex.Absence($0) == PlanIndex.Absence(cover) }
    }
    let messages = Notices.messages(
      group: group, plan: after, of: whole, asOf: "2026-09-02", changes: changes,
      back ? .reinstated(covered) : .withdrawn(uncovered),
      sender: DigestSender(
        mailbox: Mailbox(name: "Planner", address: try MailAddress("planner@trust.example")),
        list: .init(name: "Planner", id: "digests.trust.example")))
    return try Dictionary(
      uniqueKeysWithValues: messages.map { notice in
        let bytes = try MessageWriter.bytes(of: notice.message)
        return ("\(notice.kind) \(notice.person)", String(decoding: bytes, as: UTF8.self))
      })
  }

  private static let second = Withdrawal(.meeting("course", .init(part: 2)), on: "2026-11-19")

  /// However far off it is: nobody waits for the week's digest.
  @Test func whoseMeetingIsOffIsToldAtOnceAndTheirLeadersAre() throws {
    let notices = try Self.withdrawn([Self.second])
    #expect(
      notices.keys.sorted() == [
        "leader carol", "leader finn", "leader ivy", "person erin", "person hal",
      ])
    let hal = try plain(notices["person hal"])
    #expect(hal.contains("Maths course (2 of 2): cancelled. It was on Thu 19 Nov, 13:30–15:00, Elm Primary."), "\(hal)")
    #expect(notices["person hal"]?.contains("Subject: Your release time: 1 change\r\n") == true)
    #expect(try plain(notices["leader finn"]).contains("Erin Quick"))
    let back = try Self.withdrawn([Self.second], back: true)
    #expect(back.keys.sorted() == notices.keys.sorted())
    #expect(try plain(back["person hal"]).contains("Maths course (2 of 2): takes place after all, on Thu 19 Nov"))
    #expect(
      try plain(back["leader finn"]).contains("takes place after all") && plain(back["leader finn"]).contains("Erin"))
  }

  @Test func whoIsMissedAloneIsTold() throws {
    var part = Self.second
    part.person = "hal"
    let notices = try Self.withdrawn([part])
    #expect(notices.keys.sorted() == ["leader ivy", "person hal"])
    #expect(try plain(notices["person hal"]).contains("you aren't in it any more"))
    #expect(try plain(notices["leader ivy"]).contains("doesn't come any more: Hal Tanner"))
  }

  /// A class that was covered and isn't is its school's affair alone, and no reason is told.
  @Test func lessonsWithoutCoverAreToldToTheirSchool() throws {
    let notices = try Self.withdrawn([Withdrawal(.cover(of: "hal", at: "13:10"), on: "2026-10-15")])
    #expect(notices.keys.sorted() == ["leader ivy"])
    let letter = try plain(notices["leader ivy"]).replacing("\n", with: " ")
    #expect(letter.contains("Lessons without cover") && letter.contains("Hal Tanner: whoever was to take"), "\(letter)")
    #expect(!letter.contains("Jo Vale"))
    let back = try Self.withdrawn([Withdrawal(.cover(of: "hal", at: "13:10"), on: "2026-10-15")], back: true)
    #expect(back.keys.sorted() == ["leader ivy"])
    let again = try plain(back["leader ivy"]).replacing("\n", with: " ")
    #expect(
      again.contains("Lessons with cover again") && again.contains("Hal Tanner: it's taken as planned."), "\(again)")
  }
}
