// SPDX-License-Identifier: Apache-2.0

import Domain
import Mail
import Testing

func message(plain: String = "Hello", html: String = "<p>Hello</p>") throws -> MailMessage {
  MailMessage(
    from: Mailbox(name: "Trafford planner", address: try MailAddress("planner@group.example")),
    to: Mailbox(name: "Ann Lee", address: try MailAddress("ann.lee@school.example")),
    subject: "Your week from 2 November", date: try #require(CivilDate(iso: "2026-10-30")),
    time: TimeOfDay(minutes: 360), list: .init(name: "Digests", id: "digests.group.example"), plain: plain, html: html)
}

func text(of message: MailMessage) throws -> String {
  String(decoding: try MessageWriter.bytes(of: message), as: UTF8.self)
}

@Test func aPlainMessageHasExactlyTheseBytes() throws {
  let id = try #require(try text(of: message()).firstMatch(of: /Message-ID: <([0-9a-f]{32})@/)?.output.1)
  let expected = """
    Date: Fri, 30 Oct 2026 06:00:00 +0000
    From: Trafford planner <planner@group.example>
    To: Ann Lee <ann.lee@school.example>
    Subject: Your week from 2 November
    List-Id: Digests <digests.group.example>
    Auto-Submitted: auto-generated
    X-Auto-Response-Suppress: All
    Message-ID: <\(id)@group.example>
    MIME-Version: 1.0
    Content-Type: multipart/alternative;
     boundary="=_planner_\(id)"

    --=_planner_\(id)
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    Hello

    --=_planner_\(id)
    Content-Type: text/html; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    <p>Hello</p>

    --=_planner_\(id)--

    """
  #expect(try text(of: message()) == expected.replacing("\n", with: "\r\n"))
}

@Test func messageIDsFollowTheContent() throws {
  var other = try message()
  #expect(try MessageWriter.bytes(of: other) == MessageWriter.bytes(of: message()))
  other.plain = "Hello!"
  let ids = try [other, message()].map { try text(of: $0).firstMatch(of: /Message-ID: <(.*)>/)?.output.1 }
  #expect(ids[0] != ids[1])
}

@Test func aLinkToUnsubscribeBringsBothFields() throws {
  var linked = try message()
  linked.unsubscribe = "https://planner.example/unsubscribe?t=abc"
  let text = try text(of: linked)
  #expect(text.contains("List-Unsubscribe: <https://planner.example/unsubscribe?t=abc>\r\n"))
  #expect(text.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"))
  #expect(!(try plainText()).contains("List-Unsubscribe"))
}

private func plainText() throws -> String { try text(of: message()) }

@Test(arguments: [
  "http://planner.example/", "https://planner.example/\r\nBcc: x@y.example", "https://planner.example/>,<mailto:x",
  "https://planner.example/ü", "https://planner.example/" + String(repeating: "x", count: 900),
])
func linksThatBreakAHeaderAreRefused(_ link: String) throws {
  var linked = try message()
  linked.unsubscribe = link
  let error = #expect(throws: MailError.self) { try MessageWriter.bytes(of: linked) }
  #expect(error?.code == "mail-bad-link")
}

@Test(arguments: ["", "digests", "digests.group.example\r\nX: y", "digests group.example"])
func listIDsThatAreNoDomainAreRefused(_ id: String) throws {
  var listed = try message()
  listed.list.id = id
  #expect(throws: MailError.badListID(id)) { try MessageWriter.bytes(of: listed) }
}

@Test func lineBreaksInNamesAndSubjectsAddNoFields() throws {
  var sly = try message()
  sly.subject = "Hello\r\nBcc: all@school.example\r\n\r\nbody"
  sly.to.name = "Ann\r\nX-Evil: 1"
  sly.list.name = "Digests\nX-Evil: 2"
  let text = try text(of: sly)
  #expect(text.contains("Subject: Hello Bcc: all@school.example body\r\n"))
  #expect(!text.contains("\r\nBcc:") && !text.contains("\r\nX-Evil"))
}

@Test func linesThatMailServersAndFoldersMisreadAreEncoded() throws {
  let text = try text(of: message(plain: ".\nFrom here on\na = b \nFine.\n"))
  #expect(text.contains("\r\n=2E\r\n=46rom here on\r\na =3D b=20\r\n=46ine.\r\n"))
}

/// A dot that a soft break puts at the start of a line is encoded there, and counts as three.
@Test func aLineThatBreaksBeforeADotIsNoLongerThanOthers() throws {
  for letters in 60...90 {
    let plain = String(repeating: "a", count: letters) + String(repeating: ".", count: 200)
    let lines = try text(of: message(plain: plain)).split(separator: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.hasPrefix(".") }, "\(letters)")
  }
}
