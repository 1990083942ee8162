// SPDX-License-Identifier: Apache-2.0

import Domain

/// The documented orders of a plan's lists. Texts compare by their UTF-8 bytes, as ids do.
enum SortKey {
  /// One component of a key.
  enum Part: Comparable {
    case missing
    case number(Int)
    case text(String)

    static func < (a: Part, b: Part) -> Bool {
      switch (a, b) {
      case (.number(let a), .number(let b)): a < b
      case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
      default: a.rank < b.rank
      }
    }

    private var rank: Int {
      switch self {
      case .missing: 0
      case .number: 1
      case .text: 2
      }
    }
  }

  static func of(_ occurrence: Occurrence) -> [Part] {
    [
      day(occurrence.date), .number(occurrence.span.start.minutes), .text(occurrence.activity.text),
      .number(occurrence.cohort), .number(occurrence.part),
    ]
  }

  static func of(_ repayment: Repayment) -> [Part] {
    [
      day(repayment.date), .text(repayment.person.text), .number(repayment.span.start.minutes),
      .number(repayment.span.end.minutes), .text(repayment.kind.rawValue),
    ]
  }

  static func of(_ release: Release) -> [Part] {
    [
      day(release.date), .text(release.lesson.school.text), .number(release.lesson.span.start.minutes),
      .text(release.person.text), .text(release.lesson.className),
    ]
  }

  static func of(_ cover: CoverAssignment) -> [Part] {
    [
      day(cover.date), .text(cover.lesson.school.text), .number(cover.lesson.span.start.minutes),
      .text(cover.lesson.className), .text(cover.absent.text),
    ]
  }

  static func of(_ slot: Rota.Slot) -> [Part] { [.number(slot.week)] + of(slot.weekdayHalf) }

  static func of(_ half: WeekdayHalf) -> [Part] { [.number(half.weekday.rawValue), .number(half.half.rawValue)] }

  static func of(_ balance: RotaBalance) -> [Part] { [.text(balance.activity.text), .text(balance.school.text)] }

  static func of(_ time: KeptTime) -> [Part] {
    [
      day(time.date), .number(time.span.start.minutes), .text(time.person.text), .text(time.activity.text),
      .number(time.use == .preparation ? 0 : 1),
    ]
  }

  static func of(_ share: SecondmentPlacement.BackfillShare) -> [Part] {
    let way =
      switch share.way {
      case .swap: 0
      case .chain: 1
      case .hire: 2
      case .none: 3
      }
    return [.number(share.halfTerm), .number(way), text(share.by)]
  }

  static func of(_ purchase: SupplyPurchase) -> [Part] {
    let part =
      switch purchase.part {
      case .day: 0
      case .morning: 1
      case .afternoon: 2
      }
    return [day(purchase.date), .text(purchase.school.text), .number(part), .number(purchase.number)]
  }

  static func of(_ leg: TravelLeg) -> [Part] {
    [day(leg.date), .text(leg.person.text), .number(leg.span.start.minutes)]
  }

  static func of(_ charge: Charge) -> [Part] {
    [
      // Charges of funds alone come last.
      .number(charge.school == nil ? 1 : 0), text(charge.school),
      .number(Charge.Kind.allCases.firstIndex(of: charge.kind) ?? 0), text(charge.activity),
      charge.date.map { day($0) } ?? .missing, text(charge.fund),
    ]
  }

  private static func day(_ date: CivilDate) -> Part { .number(date.daysSince1970) }
  private static func text<Entity>(_ id: Identifier<Entity>?) -> Part { id.map { .text($0.text) } ?? .missing }
}

extension Sequence {
  /// The elements in order of their keys, each of which is made once.
  func sorted(by key: (Element) -> [SortKey.Part]) -> [Element] {
    map { (key: key($0), element: $0) }.sorted { $0.key < $1.key }.map(\.element)
  }
}

extension [SortKey.Part] {
  static func < (a: Self, b: Self) -> Bool { a.lexicographicallyPrecedes(b) }
}
