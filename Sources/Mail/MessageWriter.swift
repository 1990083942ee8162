// SPDX-License-Identifier: Apache-2.0

import Domain

/// Writes messages in the form that mail servers carry (RFC 5322, 2045 to 2047): the content of an .eml file.
///
/// The bytes depend on the message alone; so does the boundary between its parts, and its Message-ID where it has none.
public enum MessageWriter {
  /// The file of `message`.
  ///
  /// - Throws: `MailError` where its link or its list can't stand in a header.
  public static func bytes(of message: MailMessage) throws(MailError) -> [UInt8] {
    guard MailAddress.isDomain(message.list.id[...]), message.list.id.contains(".") else {
      throw .badListID(message.list.id)
    }
    var fields = [
      "Date: \(date(of: message))\r\n",
      HeaderText.field("From", mailbox: message.from),
      HeaderText.field("To", mailbox: message.to),
      HeaderText.field("Subject", text: message.subject),
      HeaderText.folded("List-Id", HeaderText.phrase(message.list.name, after: "List-Id") + ["<\(message.list.id)>"]),
    ]
    if let link = message.unsubscribe {
      try check(link)
      fields.append(HeaderText.folded("List-Unsubscribe", ["<\(link)>"]))
      fields.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n")
    }
    fields.append("Auto-Submitted: auto-generated\r\n")
    fields.append("X-Auto-Response-Suppress: All\r\n")
    let parts = [("plain", message.plain), ("html", message.html)].map { kind, text in
      let head = "Content-Type: text/\(kind); charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
      var part = Array(head.utf8)
      part.reserveCapacity(part.count + text.utf8.count * 5 / 4)
      QuotedPrintable.encode(text, into: &part)
      return part
    }
    let fingerprint = MessageID.fingerprint(of: fields.map { Array($0.utf8) } + parts)
    // Quoted-printable never writes "=_", so no part can hold the boundary.
    let boundary = "=_planner_\(fingerprint)"
    let id = message.id?.description ?? "\(fingerprint)@\(message.from.address.domain)"
    fields.append("Message-ID: <\(id)>\r\n")
    fields.append("MIME-Version: 1.0\r\n")
    fields.append("Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"\r\n")
    var file = Array((fields.joined() + "\r\n").utf8)
    file.reserveCapacity(file.count + parts.reduce(0) { $0 + $1.count } + 200)
    for part in parts { file += Array("--\(boundary)\r\n".utf8) + part + [13, 10] }
    return file + Array("--\(boundary)--\r\n".utf8)
  }

  /// "Mon, 02 Nov 2026 06:00:00 +0000".
  private static func date(of message: MailMessage) -> String {
    let (year, month, day) = message.date.components
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let dayText = (day < 10 ? "0" : "") + String(day)
    return "\(message.date.weekday.shortName), \(dayText) \(names[month - 1]) \(year) \(message.time):00 +0000"
  }

  private static func check(_ link: String) throws(MailError) {
    guard link.hasPrefix("https://") else { throw .badLink(link, reason: "it has to start with https://") }
    guard link.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E && $0 != 0x2C }) else {
      throw .badLink(link, reason: "it has spaces, line breaks, '<', '>', ',' or characters other than ASCII")
    }
    guard link.utf8.count <= 900 else { throw .badLink(link, reason: "it has more than 900 characters") }
  }
}
