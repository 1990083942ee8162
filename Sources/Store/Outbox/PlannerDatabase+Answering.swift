// SPDX-License-Identifier: Apache-2.0

public import Domain
import Foundation
import GRDB

/// A link by which a head answers for a school and a half-term: 32 random bytes, of which the database keeps the SHA-256
/// alone.
///
/// (Until it's sent, the message itself is in the database too, and with it the link.)
public struct AnswerLink: Hashable, Sendable {
  /// 43 letters, digits, - and _.
  public let text: String
  /// The school's id.
  public let school: String
  /// From 1, in the school's calendar.
  public let halfTerm: Int
  /// After it the link is none.
  public let lastDay: CivilDate

  /// One that nobody can guess.
  public init(school: String, halfTerm: Int, lastDay: CivilDate) {
    text = FeedToken.text()
    self.school = school
    self.halfTerm = halfTerm
    self.lastDay = lastDay
  }
}

/// What a link entitles to, as far as the database knows: whether the person still leads that school, it doesn't.
public struct AnswerRight: Hashable, Sendable {
  /// The id of the person to whom the link was sent.
  public var person: String
  public var school: String
  public var halfTerm: Int
  public var lastDay: CivilDate
}

extension PlannerDatabase {
  static func keep(_ link: AnswerLink, of message: Int, _ db: Database) throws {
    try db.cachedStatement(
      sql: "INSERT INTO answer_link (hash, message, school, half_term, last_day) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [
      Data(FeedToken.hash(of: link.text).bytes), message, link.school, link.halfTerm, link.lastDay.description,
    ])
  }

  /// Who may answer by a link for what; nil where it's none, or none any more.
  ///
  /// - Parameters:
  ///   - text: of the link, or whatever is taken for one.
  ///   - day: today.
  public func answerRight(by text: String, on day: CivilDate) throws(StoreError) -> AnswerRight? {
    try reading { db in
      guard try Migrations.hasAnswerLinks(db) else { return nil }
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT person, school, half_term, last_day FROM answer_link JOIN message ON message.number = answer_link.message
          WHERE hash = ? AND last_day >= ?
          """, arguments: [Data(FeedToken.hash(of: text).bytes), day.description])
      guard let row, let last = CivilDate(iso: row["last_day"] as String) else { return nil }
      return AnswerRight(person: row["person"], school: row["school"], halfTerm: row["half_term"], lastDay: last)
    }
  }

  /// The same database opened for writing, for whoever has it open for reading alone and writes for a moment.
  ///
  /// Blocks the thread while it waits for others who write.
  /// - Throws: `database.in-use` where somebody else writes for so long.
  public func writer(holder: String, patience: Duration) throws(StoreError) -> PlannerDatabase {
    try Self.opened(path, for: .writing, holder: holder, patience: patience)
  }
}
