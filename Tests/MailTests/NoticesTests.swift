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
}
