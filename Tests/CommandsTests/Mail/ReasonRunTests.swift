// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Mail
import Store
import TestSupport
import Testing
import Web

@testable import Commands

/// A head's reason, by the page that a mailed link opens: from the form to one letter, and nowhere else.
@Suite(.timeLimit(.minutes(5))) struct ReasonRunTests {
  static let sender = (try? MailAddress("planner@trust.example")).map {
    MailSender(address: $0, base: "https://planner.trust.example")
  }

  /// An office with somebody who leads staff development at a school, and the link of its head.
  final class Case {
    let office: MailOffice
    let link: String
    let halfTerm: Int
    var sender: MailSender? = ReasonRunTests.sender
    static let day = "2026-09-07"

    /// - Parameter lead: whose responsibility it is; none of anybody's where that's empty.
    init(_ lead: String = "deepak") throws {
      office = try MailOffice()
      try office.appoint(lead)
      try office.succeed(
        "mail", "queue", "--from", "planner@trust.example", "--as-of", Self.day, "--base-url",
        "https://planner.trust.example", "--database", office.database)
      let reader = try PlannerDatabase(office.database, for: .reading, holder: "a test")
      let letter = try #require(try reader.messages().last { $0.kind == .leader && $0.person == "moira" })
      let text = String(decoding: try reader.bytes(ofMessage: letter.number), as: UTF8.self).replacing(
        "=\r\n", with: "")
      let links = text.components(separatedBy: "text/html")[0].matches(of: /mail\/answer\/([A-Za-z0-9_-]{43})/)
      link = try #require(links.last.map { String($0.1) })
      halfTerm = try #require(try reader.answerRight(by: link, on: "2026-09-07")).halfTerm
    }

    func reader() throws -> PlannerDatabase { try PlannerDatabase(office.database, for: .reading, holder: "a test") }

    private var desk: HeadsDesk {
      get throws {
        let now = try Date("\(Self.day)T09:00:00Z", strategy: .iso8601)
        let sender = sender
        return HeadsDesk(sender: { sender }, now: { now })
      }
    }

    func ask() throws -> String { try #require(try desk.ask(link, in: reader())).html }

    /// What the page sends that's shown now.
    func form(_ html: String? = nil) throws -> [(String, String)] {
      let html = try html ?? ask()
      let fields = html.matches(of: /<input type="hidden" name="(seen|to)" value="([0-9a-f]{32})">/)
      return fields.map { (String($0.1), String($0.2)) }
    }

    func send(_ verdict: String?, _ reason: String?, _ form: [(String, String)]? = nil) throws -> AnswerPage {
      var fields = try form ?? self.form()
      if let verdict { fields.append(("verdict", verdict)) }
      if let reason { fields.append(("reason", reason)) }
      return try #require(
        try desk.note(FormFields(fields), by: link, in: reader(), patience: .seconds(5)))
    }

    /// The letters with a reason in them: to whom, and what they say.
    func letters() throws -> [(person: String, recipient: String, text: String)] { try office.reasons() }

    func revision() throws -> Int { try #require(try reader().currentRevision()).number }
  }

  @Test func aReasonGoesToTheCPDLeadByOneLetter() throws {
    let it = try Case()
    let page = try it.ask()
    #expect(page.contains("It goes to Deepak Rao, your CPD lead, by mail, and is kept nowhere else"))
    #expect(page.contains("<label for=\"reason\">") && page.contains("aria-describedby=\"reason-who\""))
    let before = try it.revision()
    let text = "We can't <b>afford</b> it\r\nin \"May\" & so on."
    let noted = try it.send("yes", text)
    #expect(noted.meaning == .fine && noted.html.contains("Your reason goes to Deepak Rao, your CPD lead, by mail."))
    #expect(!noted.html.contains("afford") && noted.html.contains("Your answer is noted"))
    var letters = try it.letters()
    #expect(letters.map(\.person) == ["deepak"] && letters.map(\.recipient) == ["deepak.rao@example.org"])
    #expect(letters[0].text.contains("> We can't <b>afford</b> it > in \"May\" & so on."), "\(letters)")
    #expect(
      letters[0].text.contains("&lt;b&gt;afford&lt;/b&gt;")
        && letters[0].text.contains("has said yes to what is planned"))
    #expect(try it.revision() == before + 1)
    // The same form once more is the same letter, and the answer stands already.
    let again = try it.send("yes", text)
    #expect(again.html.contains("was passed on to Deepak Rao, your CPD lead, already, and isn’t sent again"))
    #expect(try it.letters().count == 1 && again.html.contains("Your answer was noted already"))
    // Another reason for the same answer is passed on, and so is the same one for another.
    #expect(try it.send("yes", "There's more to say.").html.contains("Your reason goes to"))
    #expect(try it.send("no", text).html.contains("Your reason goes to"))
    letters = try it.letters()
    #expect(letters.count == 3 && letters[2].text.contains("has said no to what is planned"))
    #expect(try it.revision() == before + 2)
    // It isn't shown again, and the other notices haven't it.
    #expect(try !it.ask().contains("afford"))
    #expect(planner("doctor", "--database", it.office.database).status == .done)
  }

  /// No output has a word of it, and once the letter has left, the database doesn't keep it.
  @Test func onceItIsSentItIsHeldNowhere() throws {
    let it = try Case()
    let word = "Quetzalcoatl"
    #expect(try it.send("no", "\(word) said so.").meaning == .fine)
    func holds() -> Bool {
      ["", "-wal"].contains { ending in
        FileManager.default.contents(atPath: it.office.database + ending)?.range(of: Data(word.utf8)) != nil
      }
    }
    #expect(holds())
    let lists: [[String]] = [
      ["event", "list", "--all", "--format", "json"], ["plans", "--format", "json"],
      ["mail", "list", "--all", "--format", "json"],
    ]
    for list in lists {
      let run = ProgramRun(list + ["--database", it.office.database])
      #expect(run.status == .done && !(run.output + run.errors).contains(word), "\(list)")
    }
    try it.office.succeed("export", it.office.path("exported"), "--database", it.office.database)
    for folder in ["exported"] {
      let files = try #require(FileManager.default.enumerator(atPath: it.office.path(folder))?.allObjects as? [String])
      for file in files {
        let data = FileManager.default.contents(atPath: it.office.path("\(folder)/\(file)"))
        #expect(data?.range(of: Data(word.utf8)) == nil, "\(file)")
      }
    }
    #expect(it.office.send("--folder", it.office.path("out")).status == .done)
    #expect(try it.letters().isEmpty)
    #expect(throws: StoreError.self) {
      try it.reader().bytes(ofMessage: #require(try it.reader().messages().last).number)
    }
    let sent = try FileManager.default.contentsOfDirectory(atPath: it.office.path("out")).filter { name in
      FileManager.default.contents(atPath: it.office.path("out/\(name)"))?.range(of: Data(word.utf8)) != nil
    }
    #expect(sent.count == 1)
    // What was sent isn't sent again either.
    #expect(try it.send("no", "\(word) said so.").html.contains("already, and isn’t sent again"))
  }

  @Test(arguments: ["sender", "lead", "head", "address", "left", "unsubscribed", "suppressed"])
  func whereNobodyCouldReadItNoneIsAskedFor(_ missing: String) throws {
    let it = try Case(missing == "lead" ? "" : missing == "head" ? "moira" : missing == "address" ? "becky" : "deepak")
    let signed = Signature(by: "a test", at: "2026-09-07T08:00:00Z")
    switch missing {
    case "sender": it.sender = nil
    case "left":
      try it.office.changeStaff { text in
        text.components(separatedBy: "\n").map { line in
          line.isEmpty || line.hasPrefix("#")
            ? line : line + (line.hasPrefix("id,") ? ",until" : line.hasPrefix("deepak,") ? ",2026-09-06" : ",")
        }.joined(separator: "\n")
      }
    case "unsubscribed":
      #expect(try it.send("yes", "First").meaning == .fine)
      let letter = try #require(try it.reader().messages().last { $0.person == "deepak" && $0.kind == .notice })
      let bytes = String(decoding: try it.reader().bytes(ofMessage: letter.number), as: UTF8.self).replacing(
        "=\r\n", with: "")
      let token = try #require(bytes.firstMatch(of: /mail\/unsubscribe\/([A-Za-z0-9_-]{43})/)?.1)
      let gone = try it.reader().unsubscribe(by: String(token), at: signed.at, holder: "a test", patience: .seconds(5))
      #expect(gone?.person == "deepak" && gone?.kind == .notice)
    case "suppressed":
      let writer = try PlannerDatabase(it.office.database, for: .writing, holder: "a test")
      let message = try #require(try writer.messages().first { $0.person == "deepak" })
      try writer.begin(message.number, signed: signed)
      try writer.settle(message.number, as: .failed(suppressing: true), reply: "550 5.1.1", signed: signed)
    default: break
    }
    let count = try it.letters().count
    let page = try it.ask()
    #expect(!page.contains("name=\"reason\"") && !page.contains("name=\"to\"") && page.contains("name=\"verdict\""))
    // A form from before, or one that somebody has made up.
    let revision = try it.revision()
    let refused = try it.send("no", "Nobody reads this.")
    #expect(
      refused.meaning == .outdated && refused.html.contains("There is nobody any more to whom your reason could go"))
    #expect(!refused.html.contains("Nobody reads this"))
    #expect(try it.revision() == revision && it.letters().count == count)
    // What was chosen stays, and goes without a reason.
    #expect(refused.html.contains("value=\"no\" required checked"))
    #expect(try it.send("no", "", it.form(refused.html)).html.contains("Your answer is noted"))
    #expect(try it.letters().count == count)
  }

  /// The page has said to whom it goes: nobody else gets it.
  @Test func itGoesToNobodyWhomThePageHasNotNamed() throws {
    let it = try Case()
    let form = try it.form()
    try it.office.changeStaff { text in
      text.replacing(",cpd lead", with: ",").replacing(
        "becky,Becky Stathers,,saltmarsh,class teacher,",
        with: "becky,Becky Stathers,becky@example.org,saltmarsh,class teacher,cpd lead")
    }
    let revision = try it.revision()
    let refused = try it.send("yes", "For <Deepak> alone.", form)
    #expect(refused.meaning == .outdated && refused.html.contains("To whom your reason goes has changed"))
    #expect(
      refused.html.contains("Becky Stathers, your CPD lead,") && refused.html.contains("For &lt;Deepak&gt; alone."))
    #expect(try it.revision() == revision && it.letters().isEmpty)
    // Without a reason it doesn't matter.
    #expect(try it.send("yes", " \r\n", form).html.contains("Your answer is noted"))
    #expect(try it.letters().isEmpty)
    #expect(try it.send("yes", "For Becky.", it.form(refused.html)).html.contains("goes to Becky Stathers"))
    #expect(try it.letters().map(\.person) == ["becky"])
  }

  @Test func severalLeadsGetALetterEach() throws {
    let it = try Case()
    try it.office.changeStaff { text in
      text.replacing(
        "becky,Becky Stathers,,saltmarsh,class teacher,",
        with: "becky,Becky Stathers,becky@example.org,saltmarsh,class teacher,cpd lead")
    }
    #expect(try it.ask().contains("Becky Stathers and Deepak Rao, your CPD leads,"))
    #expect(try it.send("yes", "For both.").meaning == .fine)
    #expect(try it.letters().map(\.person) == ["becky", "deepak"])
  }

  @Test func whatIsTooLongIsAskedForAgainAndNothingIsNoted() throws {
    let it = try Case()
    let revision = try it.revision()
    let long = "</textarea><script>" + String(repeating: "é", count: 982)
    let refused = try it.send("no", long)
    #expect(
      refused.meaning == .unclear
        && refused.html.contains("Your reason has 1001 characters; at most 1000 are passed on."))
    #expect(refused.html.contains("&lt;/textarea&gt;&lt;script&gt;éé") && !refused.html.contains("<script"))
    #expect(refused.html.contains("aria-invalid=\"true\"") && refused.html.contains("value=\"no\" required checked"))
    #expect(try it.revision() == revision && it.letters().isEmpty)
    #expect(try it.send("no", String(long.dropLast())).html.contains("Your reason goes to"))
    #expect(try it.letters().count == 1)
  }

  @Test func whatElseIsWrongKeepsWhatWasWritten() throws {
    let it = try Case()
    let form = try it.form()
    for verdict in [nil, "perhaps", "not-these"] {
      let page = try it.send(verdict, "Kept & <asked> for", form)
      #expect(page.meaning == .unclear && page.html.contains("Kept &amp; &lt;asked&gt; for"), "\(verdict ?? "")")
    }
    let stale = try it.send("yes", "Kept", [("seen", String(repeating: "0", count: 32))] + form.filter { $0.0 == "to" })
    #expect(stale.meaning == .outdated && stale.html.contains("The plan has changed") && stale.html.contains("Kept"))
    #expect(try it.letters().isEmpty)
  }

  /// By another letter's link the same words are another letter; what's sent says nothing that could be tried out.
  @Test func theIdOfALetterTellsNobodyWhatIsInIt() throws {
    let it = try Case()
    #expect(try it.send("yes", "Money").meaning == .fine)
    let group = try StoredGroup(in: it.reader()).group(telling: .recording())
    let post = try #require(
      try ReasonPost(at: "saltmarsh", in: group, on: "2026-09-07", from: Self.sender, it.reader()))
    let plan = try #require(try EventNote.published(in: group, it.reader()))
    let answer = Answer(school: "saltmarsh", halfTerm: it.halfTerm, verdict: .yes, activities: [])
    func id(_ secret: [String]) throws -> String? {
      try post.letters(
        try #require(try AnswerReason("Money")), for: answer, in: group, words: PlanWords(group, plan.standing),
        plan: plan.number, secret: secret, at: "2026-09-07T09:00:00Z"
      ).first?.id
    }
    let sent = try #require(try it.reader().messages().last { $0.kind == .notice && $0.person == "deepak" }).id
    #expect(try id([it.link]) == sent && id([]) != sent && id(["x"]) != sent)
  }
}

extension MailOffice {
  /// Gives somebody of the sample the responsibility of leading staff development, and loads that.
  func appoint(_ person: String) throws {
    try changeStaff { text in
      text.components(separatedBy: "\n").map { line in
        line.isEmpty || line.hasPrefix("#")
          ? line
          : line + "," + (line.hasPrefix("id,") ? "responsibilities" : line.hasPrefix(person + ",") ? "cpd lead" : "")
      }.joined(separator: "\n")
    }
  }

  /// Loads the group with another table of staff.
  func changeStaff(_ change: (String) -> String) throws {
    let file = group + "/staff.csv"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let other = change(text)
    try #require(other != text)
    try other.write(toFile: file, atomically: true, encoding: .utf8)
    try succeed("load", group, "--database", database)
  }

  /// The letters with a reason in them that aren't sent: to whom, and what they say.
  func reasons() throws -> [(person: String, recipient: String, text: String)] {
    let reader = try PlannerDatabase(database, for: .reading, holder: "a test")
    return try reader.messages(in: [.queued]).filter { $0.kind == .notice }.compactMap { message in
      let text = PersonErasure.text(of: try reader.bytes(ofMessage: message.number))
      return text.contains("The reason, as it was given") ? (message.person, message.recipient, text) : nil
    }
  }
}
