// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Mail

/// Links by which heads answer, in leaders' letters.
@Suite struct AnswerLinkLetterTests {
  private func letters(
    _ group: Group = groupWithMail(), _ answering: ((AnswerAsk) -> String)?
  ) throws -> [DigestMessage] {
    Digests.messages(
      group: group, plan: SmallPlan.plan(), asOf: "2026-10-02", sender: try .unset(group: "x"), answering: answering)
  }

  private static func address(_ ask: AnswerAsk) -> String {
    "https://planner.example/mail/answer/\(ask.head)-\(ask.school)-\(ask.halfTerm)-\(ask.lastDay)"
  }

  @Test func aHeadGetsALinkForEachHalfTermThatWaits() throws {
    var asks: [AnswerAsk] = []
    let all = try letters {
      asks.append($0)
      return Self.address($0)
    }
    let oak = try #require(asks.first { $0.school == "oak" && $0.halfTerm == 2 })
    #expect(oak.lastDay == "2026-12-18")
    let letter = try #require(all.first { $0.kind == .leader && $0.person == oak.head }).message
    #expect(letter.plain.contains("Answer for Autumn 2: yes, no, or not these:\n  \(Self.address(oak))\n"))
    #expect(letter.html.contains("<a href=\"\(Self.address(oak))\" style="))
    #expect(letter.html.contains(">Answer for Autumn 2: yes, no, or not these</a>"))
    for other in all where other.person != oak.head { #expect(!other.message.plain.contains("\(oak.head)-oak")) }
    for digest in all where digest.kind == .person { #expect(!digest.message.plain.contains("/mail/answer/")) }
  }

  @Test func whoLeadsCoverAloneDoesNotAnswerForTheSchool() throws {
    var group = groupWithMail()
    let head = try #require(group.people.firstIndex { $0.isHead(of: "oak", on: "2026-10-02") })
    group.people[head].role = "cover manager"
    group.people[head].responsibilities = []
    let digest = try #require(
      try letters(group, Self.address).first { $0.kind == .leader && $0.person == group.people[head].id })
    #expect(digest.message.plain.contains("What needs your answer"))
    #expect(!digest.message.plain.contains("/mail/answer/"))
  }

  @Test func withoutAnAddressLettersAreAsTheyWere() throws {
    #expect(try letters(groupWithMail(), nil).allSatisfy { !$0.message.html.contains("<a ") })
  }

  @Test func aHeadIsOneWhileTheyLeadThatSchool() {
    var person = SmallGroup.group().people[0]
    person.schools = ["oak", "elm"]
    person.role = "headteacher"
    #expect(person.isHead(of: "elm", on: "2026-10-02") && !person.isHead(of: "ash", on: "2026-10-02"))
    person.validUntil = "2026-10-01"
    #expect(!person.isHead(of: "oak", on: "2026-10-02") && person.isHead(of: "oak", on: "2026-10-01"))
  }

  @Test func aHalfTermThatIsOverIsNotAskedThoughASecondmentRunsOn() throws {
    var group = withMail(SmallGroup.groupWithStaffing())
    group.answers = []
    var plan = SmallPlan.planWithStaffing()
    for number in plan.secondments.indices { plan.secondments[number].firstHalfTerm = 1 }
    var asks: [AnswerAsk] = []
    _ = Digests.messages(group: group, plan: plan, asOf: "2027-04-05", sender: try .unset(group: "x")) {
      asks.append($0)
      return Self.address($0)
    }
    #expect(!asks.isEmpty && asks.allSatisfy { $0.lastDay >= "2027-04-05" }, "\(asks)")
  }
}
