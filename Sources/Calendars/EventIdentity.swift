// SPDX-License-Identifier: Apache-2.0

import Crypto
import Domain

/// Who an entry is for its whole life, where no store remembers it.
public enum EventIdentity {
  /// The uid of an entry: a UUID (RFC 9562, version 8) made of a hash of the activity and the occurrence's number.
  ///
  /// It holds neither date nor venue, so that a move updates the entry that people have. `aspect` parts the entries
  /// that one occurrence has in one feed: the session itself, and one for each person who is out for it.
  public static func uid(activity: String, occurrence: Int, aspect: String = "session") -> String {
    uid(activity: activity, occurrence: String(occurrence), aspect: aspect)
  }

  /// The name of the `number`-th stay or day at a post in a week of the year, both from 1.
  ///
  /// Parts of a rota are numbered through the year, so that one more in autumn would give every later one the uid of
  /// another. With its week's number a stay keeps its uid wherever it moves within the week, and no change of one week
  /// touches another's.
  static func occurrence(week: Int, number: Int) -> String { "week \(week), \(number)" }

  /// The name of a part: of the first cohort, as of whatever has only one, its number.
  static func occurrence(_ number: Occurrence.Number) -> String {
    (number.cohort == 1 ? "" : "cohort \(number.cohort), ") + String(number.part)
  }

  /// The uid of an entry of an occurrence that has a name of that kind in place of a number.
  static func uid(activity: String, occurrence: String, aspect: String) -> String {
    var fields: [UInt8] = []
    // Lengths first, so that no two lists of fields read the same.
    for field in ["planner-uid-1", activity, occurrence, aspect] {
      fields.append(contentsOf: String(field.utf8.count).utf8)
      fields.append(UInt8(ascii: ":"))
      fields.append(contentsOf: field.utf8)
    }
    var uuid = Array(SHA256.hash(data: fields).prefix(16))
    uuid[6] = uuid[6] & 0x0F | 0x80
    uuid[8] = uuid[8] & 0x3F | 0x80
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for (index, byte) in uuid.enumerated() {
      if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
      text.append(digit(byte >> 4))
      text.append(digit(byte & 0x0F))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
