// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Mail

/// The letter by which a head's reason goes to those who lead the school's staff development.
@Suite struct ReasonLetterTests {
  private static let today: CivilDate = "2026-09-07"

  private static func group(_ change: (inout Group) -> Void = { _ in }) -> Group {
    var group = groupWithMail()
    group.changePerson("anna") { $0.responsibilities = ["art lead", "cpd lead"] }
    change(&group)
    return group
  }

  private static func readers(_ change: (inout Group) -> Void = { _ in }) -> [String] {
    ReasonLetter.readers(at: "oak", in: group(change), on: today).map(\.person.text)
  }

  private static func message(
    _ text: String, _ verdict: Answer.Verdict = .yes, _ activities: [Identifier<Activity>] = [], halfTerm: Int = 2,
    in group: Group = group()
  ) throws -> MailMessage? {
    let reader = try #require(ReasonLetter.readers(at: "oak", in: group, on: today).first)
    let sender = DigestSender(
      mailbox: Mailbox(name: "Planner", address: try MailAddress("planner@trust.example")),
      list: .init(name: "Planner", id: "digests.trust.example"))
    return ReasonLetter.message(
      try #require(try AnswerReason(text)),
      for: Answer(school: "oak", halfTerm: halfTerm, verdict: verdict, activities: activities), to: reader,
      group: group,
      words: PlanWords(group, SmallPlan.plan()), on: today, from: sender)
  }

  @Test func theyAreThoseOfTheSchoolWithAnAddress() {
    #expect(Self.readers() == ["anna"])
    // Elsewhere it's another school's.
    #expect(Self.readers { $0.changePerson("erin") { $0.responsibilities = ["cpd lead"] } } == ["anna"])
    #expect(
      Self.readers {
        $0.changePerson("erin") {
          $0.responsibilities = ["cpd lead"]
          $0.schools = ["elm", "oak"]
        }
      } == ["anna", "erin"])
    #expect(Self.readers { $0.changePerson("anna") { $0.responsibilities = ["art lead"] } } == [])
    #expect(Self.readers { $0.changePerson("anna") { ($0.role, $0.responsibilities) = ("cpd lead", []) } } == ["anna"])
    #expect(Self.readers { $0.changePerson("anna") { $0.email = nil } } == [])
    #expect(Self.readers { $0.changePerson("anna") { $0.email = "anna at school" } } == [])
    #expect(Self.readers { $0.changePerson("anna") { $0.validUntil = "2026-09-06" } } == [])
    #expect(Self.readers { $0.changePerson("anna") { $0.validFrom = "2026-09-08" } } == [])
    #expect(Self.readers { $0.changePerson("anna") { $0.validUntil = "2026-09-07" } } == ["anna"])
  }

  @Test func noHeadIsToldTheirOwnReasons() {
    #expect(Self.readers { $0.changePerson("anna") { $0.role = "headteacher" } } == [])
    #expect(Self.readers { $0.changePerson("carol") { $0.responsibilities = ["cpd lead"] } } == ["anna"])
  }

  @Test func itSaysWhatTheAnswerIsAndQuotesTheReason() throws {
    let message = try #require(
      try Self.message("First.\n\nThen " + String(repeating: "words ", count: 30), .notThese, ["course"]))
    #expect(message.subject == "Oak Primary: why the head answers so to Autumn 2")
    #expect(message.to.address.description == "anna@school.example" && message.from.name == "Planner")
    let lines = message.plain.components(separatedBy: "\n")
    #expect(
      message.plain.contains("Dear Anna Green,") && message.plain.contains("What isn't wanted")
        && lines.contains("* Maths course"))
    let quoted = lines.filter { $0.hasPrefix(">") }
    #expect(quoted.prefix(2) == ["> First.", "> "] && quoted.count == 5 && quoted.allSatisfy { $0.count <= 72 })
    #expect(quoted.dropFirst(2).joined().contains("Then words"))
    #expect(message.html.contains(">First.<br>\n<br>\nThen words"))
    // The head's name isn't needed.
    #expect(!message.plain.contains("Carol") && message.plain.contains("keeps no copy"))
    for (verdict, words) in [
      (Answer.Verdict.yes, "has said yes to what is planned in Autumn 2"), (.no, "has said no to"),
    ] {
      let plain = try #require(try Self.message("Why", verdict)).plain.replacing("\n", with: " ")
      #expect(plain.contains(words) && !plain.contains("What isn't wanted"))
    }
  }

  /// Neither the page's markup nor the letter's own lines can be written by whoever fills in a form.
  @Test func whatIsWrittenStaysAQuote() throws {
    let message = try #require(
      try Self.message("<script>alert(1)</script> & \"'\n-- \nFrom: head@oak.example\n.\n\u{1B}[2J"))
    #expect(
      !message.html.contains("<script")
        && message.html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&#39;"))
    let bytes = try MessageWriter.bytes(of: message)
    let text = try plain(String(decoding: bytes, as: UTF8.self))
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("> -- > From: head@oak.example > . > [2J --"))
    #expect(bytes.allSatisfy { $0 < 0x80 && ($0 >= 0x20 || $0 == 9 || $0 == 10 || $0 == 13) })
    let head = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")[0]
    #expect(!head.contains("head@oak.example") && !head.contains("script"))
  }

  @Test func whatIsConfidentialHasNoTitle() throws {
    let group = Self.group { group in
      group.changeActivity("course") {
        $0.isConfidential = true
        $0.title = "Capability course"
      }
    }
    let message = try #require(try Self.message("Why", .notThese, ["course", "gone"], in: group))
    for text in [message.plain, message.html, message.subject] { #expect(!text.contains("Capability")) }
    #expect(message.plain.contains("* Confidential session 1\n* Something that isn't listed any more"))
  }

  @Test func ofAHalfTermThatIsNoneThereIsNoLetter() throws {
    for number in [0, 7, -1] { #expect(try Self.message("Why", halfTerm: number) == nil) }
  }
}
