// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import PlanFile
import Store

/// What's in the database of somebody, made anew without them: what the store keeps and doesn't understand.
struct PersonErasure {
  private let history: PersonHistory
  private let database: PlannerDatabase
  private let former: FormerPerson

  init(_ history: PersonHistory, in database: PlannerDatabase) {
    (self.history, self.database) = (history, database)
    former = history.former()
  }

  /// - Throws: `StoreError`; `Failure` where a plan can't be read any more, or a revision can't be kept without loss.
  func content() throws -> ErasureContent {
    var revisions: [Int: GroupContent] = [:]
    var hashes: [String: String] = [:]
    for (stored, group) in history.revisions {
      let own = group.without(former)
      if own == group { continue }
      let content = try GroupContent(own, inputHash: nil)
      revisions[stored.revision.number] = content
      hashes[stored.revision.hash] = content.hash
    }
    return ErasureContent(former, revisions: revisions, plans: try plans(hashes), messages: try messages())
  }

  /// Plans without them. Whichever says by its hash of what it was made says so by that of what stands there now.
  private func plans(_ hashes: [String: String]) throws -> [Int: [UInt8]] {
    var hashes = hashes
    var plans: [Int: [UInt8]] = [:]
    for revision in try database.plans() {
      let plan = try StoredPlan.plan(revision.number, in: database)
      var own = plan.without(former)
      own.inputHash = hashes[plan.inputHash] ?? plan.inputHash
      own.from = plan.from.map { hashes[$0] ?? $0 }
      if own == plan { continue }
      let bytes = try Publication.planBytes(own)
      plans[revision.number] = bytes
      hashes[revision.hash] = InputFingerprint.hash(of: bytes)
    }
    return plans
  }

  /// Messages that aren't sent and name them.
  private func messages() throws -> Set<Int> {
    let waiting = try database.messages(in: Set(MessageState.allCases).subtracting([.sent]))
    return Set(
      try waiting.filter { message in
        let text = Self.text(of: try database.bytes(ofMessage: message.number))
        return former.isNamed(in: Array(text.utf8))
      }.map(\.number))
  }

  /// What a message says: without the escapes of quoted-printable and HTML, whose lines break where they like.
  static func text(of message: [UInt8]) -> String {
    var bytes: [UInt8] = []
    var position = 0
    while position < message.count {
      if message[position] == UInt8(ascii: "="), position + 2 < message.count {
        let next = String(decoding: message[(position + 1)...(position + 2)], as: UTF8.self)
        if next == "\r\n" {
          position += 3
          continue
        }
        if let byte = UInt8(next, radix: 16) {
          bytes.append(byte)
          position += 3
          continue
        }
      }
      bytes.append(message[position])
      position += 1
    }
    let text = String(decoding: bytes, as: UTF8.self).replacing("&#39;", with: "'").replacing("&amp;", with: "&")
      .replacing("&quot;", with: "\"").replacing("<br>", with: " ")
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
