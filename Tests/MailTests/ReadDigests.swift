// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Mail
import TestSupport
import Testing

/// The small group, everyone but Ben and Kit with an address.
func groupWithMail() -> Group { withMail(SmallGroup.group()) }

/// `group` with addresses for everyone but Kit and, in the small group, Ben.
func withMail(_ group: Group) -> Group {
  var group = group
  let without: Set<Identifier<Person>> = group.schools.count > 3 ? ["kit"] : ["ben", "kit"]
  for index in group.people.indices where !without.contains(group.people[index].id) {
    group.people[index].email = "\(group.people[index].id)@school.example"
  }
  return group
}

func files(_ group: Group, _ plan: Plan, asOf: CivilDate = "2026-10-02") throws -> [String: String] {
  let files = try Digests.all(group: group, plan: plan, asOf: asOf)
  return Dictionary(uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
}

/// The plain text of a message, decoded.
func plain(_ message: String?) throws -> String {
  let message = try #require(message)
  let body = try #require(message.components(separatedBy: "quoted-printable\r\n\r\n").dropFirst().first)
  let encoded = try #require(body.components(separatedBy: "\r\n--=_").first)
  var bytes: [UInt8] = []
  var rest = Array(encoded.replacing("=\r\n", with: "").replacing("\r\n", with: "\n").utf8)[...]
  while let byte = rest.popFirst() {
    if byte == UInt8(ascii: "="), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
      bytes.append(value)
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  // Lines are wrapped where they're long; sentences are looked for without regard to that.
  return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
