// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Report

/// The page by which a head answers.
@Suite struct AnswerSheetTests {
  private let plan = SmallPlan.planWithStaffing()

  private func group(_ answers: Answer...) -> Group {
    var group = SmallGroup.groupWithStaffing()
    group.answers = answers
    return group
  }

  private func sheet(
    _ school: Identifier<School> = "oak", _ halfTerm: Int = 1, in group: Group, today: CivilDate = "2026-09-01"
  ) throws -> AnswerSheet {
    try #require(AnswerSheet(school: school, halfTerm: halfTerm, group: group, plan: plan, today: today))
  }

  private func inputs(_ page: SheetPage, _ name: String) -> [(value: String, isChecked: Bool)] {
    page.html.matches(of: /<input type="(?:radio|checkbox)" name="([a-z]+)" value="([^"]*)"([^>]*)>/)
      .filter { $0.1 == name }.map { (String($0.2), $0.3.contains("checked")) }
  }

  @Test func itAsksWhatThePrintedPageAsks() throws {
    let sheet = try sheet(in: group())
    let page = try sheet.asking(box: \.text, seen: "abc")
    for words in [
      "What we ask of you in Autumn 1", "Oak Primary", "Art at secondary", "at Ash Academy", "Until you answer",
      "<input type=\"hidden\" name=\"seen\" value=\"abc\">", "Release this half-term", "<form method=\"post\">",
    ] {
      #expect(page.html.contains(words), "\(words)")
    }
    #expect(inputs(page, "verdict").map(\.value) == ["yes", "not-these", "no"])
    #expect(inputs(page, "verdict").allSatisfy { !$0.isChecked })
    // A box for each activity, however many dates it has.
    #expect(inputs(page, "not").map(\.value) == sheet.activities.map(\.text))
    #expect(Set(sheet.activities).count == sheet.activities.count && sheet.activities.contains("course"))
    // Nothing to load, nothing that runs, and no styles but in the one element.
    #expect(page.html.contains("<style>\(page.style)</style>"))
    for mark in ["<script", " style=", "src=", "http://", "https://", " on", "<link"] {
      #expect(
        !page.html.replacing(page.style, with: "").matches(of: try Regex("<[^>]*\(mark)")).contains { _ in true },
        "\(mark)")
    }
  }

  @Test func aReasonHasAFieldWhereSomebodyReadsIt() throws {
    let sheet = try sheet(in: group())
    #expect(try !sheet.asking(box: \.text, seen: "").html.contains("<textarea"))
    let field = ReasonField(to: ["Jo <Park>", "Ann Lee"], mark: "abc", text: "\nTwo</textarea><b> & \"lines\"\n")
    let page = try sheet.asking(box: \.text, seen: "", reason: field)
    for words in [
      "<label for=\"reason\">A reason, if you like</label>", "<textarea id=\"reason\" name=\"reason\"",
      "aria-describedby=\"reason-who\"",
      "<p id=\"reason-who\">It goes to Jo &lt;Park&gt; and Ann Lee, your CPD leads, by mail",
      "<input type=\"hidden\" name=\"to\" value=\"abc\">", "At most 1,000 characters",
      // A line break right after the tag isn't shown: the one that was written is the second.
      ">\n\nTwo&lt;/textarea&gt;&lt;b&gt; &amp; &quot;lines&quot;\n</textarea>",
    ] {
      #expect(page.html.contains(words), "\(words)")
    }
    #expect(!page.html.contains("aria-invalid="))
    #expect(page.html.components(separatedBy: "id=\"reason\"").count == 2)
    // Within the form, before what sends it.
    let (start, end) = (page.html.range(of: "<textarea"), page.html.range(of: "<button"))
    #expect(try #require(start).lowerBound < #require(end).lowerBound)
    for mark in ["<script", " style=", "src=", "http://", "https://", " on", "<link"] {
      #expect(
        !page.html.replacing(page.style, with: "").matches(of: try Regex("<[^>]*\(mark)")).contains { _ in true },
        "\(mark)")
    }
    let long = ReasonField(to: ["Jo Park"], mark: "", text: String(repeating: "x", count: 1001))
    let again = try sheet.asking(box: \.text, seen: "", reason: long).html
    #expect(again.contains(" aria-invalid=\"true\">") && again.contains("It goes to Jo Park, your CPD lead, by mail"))
  }

  @Test func whatBecameOfAReasonIsSaid() throws {
    let sheet = try sheet(in: group(Answer(school: "oak", halfTerm: 1, verdict: .yes, activities: [])))
    let reach = EventReach(
      of: .answer(Answer(school: "oak", halfTerm: 1, verdict: .yes, activities: [])), in: plan, of: group(),
      today: "2026-09-01")
    for (reason, words) in [
      (PassedReason(to: ["Jo Park"], isKnown: false), "Your reason goes to Jo Park, your CPD lead, by mail."),
      (PassedReason(to: ["Jo Park"], isKnown: true), "passed on to Jo Park, your CPD lead, already"),
    ] {
      #expect(try sheet.noted(isNew: true, reach: reach, reason: reason).html.contains(words))
    }
    #expect(try !sheet.noted(isNew: true, reach: reach).html.contains("Your reason"))
  }

  @Test func whatWasSaidBeforeIsShownAndFilledIn() throws {
    let given = Answer(school: "oak", halfTerm: 1, verdict: .notThese, activities: ["course"])
    let page = try sheet(in: group(given)).asking(box: \.text, seen: "")
    #expect(page.html.contains("You have said yes, but not to: Maths course."))
    #expect(inputs(page, "verdict").filter(\.isChecked).map(\.value) == ["not-these"])
    #expect(inputs(page, "not").filter(\.isChecked).map(\.value) == ["course"])
    // What somebody has just filled in goes before it.
    let chosen = Answer(school: "oak", halfTerm: 1, verdict: .yes, activities: [])
    let again = try sheet(in: group(given)).asking(box: \.text, seen: "", notice: "Please <look>", chosen: chosen)
    #expect(inputs(again, "verdict").filter(\.isChecked).map(\.value) == ["yes"])
    #expect(inputs(again, "not").allSatisfy { !$0.isChecked } && again.html.contains("Please &lt;look&gt;"))
  }

  /// A "not these" for which the plan has been changed would be forgotten by the next one, if it weren't among the boxes.
  @Test func whatWasRefusedAndIsGoneStaysToBeTicked() throws {
    let given = Answer(school: "oak", halfTerm: 3, verdict: .notThese, activities: ["course"])
    let sheet = try sheet("oak", 3, in: group(given))
    #expect(sheet.activities.last == "course")
    let page = try sheet.asking(box: \.text, seen: "")
    #expect(page.html.contains("What you didn’t want before"))
    #expect(inputs(page, "not").filter(\.isChecked).map(\.value) == ["course"])
  }

  @Test func aHalfTermInWhichNothingIsAskedCanBeAnswered() throws {
    let sheet = try sheet("oak", 1, in: group(), today: "2026-10-24")
    #expect(sheet.activities.filter { $0 == "course" } == [])
    #expect(try sheet.asking(box: \.text, seen: "").html.contains("name=\"verdict\""))
    for (school, halfTerm) in [("none", 1), ("oak", 0), ("oak", 7)] as [(Identifier<School>, Int)] {
      #expect(AnswerSheet(school: school, halfTerm: halfTerm, group: group(), plan: plan, today: "2026-09-01") == nil)
    }
  }

  @Test func thankingSaysWhatTheAnswerReaches() throws {
    let answer = Answer(school: "oak", halfTerm: 1, verdict: .no, activities: [])
    let reach = EventReach(of: .answer(answer), in: plan, of: group(), today: "2026-09-01")
    let page = try sheet(in: group(answer)).noted(isNew: true, reach: reach)
    #expect(page.html.contains("Your answer is noted") && page.html.contains("You have said no to this half-term."))
    #expect(page.html.contains("Tue 6 Oct, 11:10–12:40: Art at secondary, at Ash Academy"), "\(page.html)")
    // A specialist's days are one line.
    let days = Set(reach.occurrences.filter(\.isStay).map(\.date)).count
    #expect(page.html.contains(": \(days) dates from ") && days > 1)
    #expect(page.html.contains("<a href=\"\">") && !page.html.contains("<form"))
    let nothing = EventReach(of: .answer(answer), in: plan, of: group(), today: "2027-07-01")
    let again = try sheet(in: group(answer)).noted(isNew: false, reach: nothing)
    #expect(again.html.contains("noted already") && !again.html.contains("What it changes"))
  }
}
