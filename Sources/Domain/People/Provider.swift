// SPDX-License-Identifier: Apache-2.0

/// Someone from outside the schools: a commissioned provider, a trainer, an expert, a guest.
public struct Provider: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable { case provider, trainer, expert, guest }
  public var id: Identifier<Provider>
  public var name: String
  public var kind: Kind
  public var email: String?
  /// Days on which they can come; empty: any.
  public var available: [DateSpan] = []
  /// Weekdays on which they can come; empty: any.
  public var weekdays: [Weekday] = []
  public var feePerSession: Pence = .zero
  public var feePerDay: Pence = .zero
  public var feePerHead: Pence = .zero
  /// What they charge for each mile from their own site and back.
  public var feePerMile: Pence = .zero
  /// So many days before the date, or fewer, a cancellation is late: part of the fee is owed all the same. Nil: it never is.
  public var cancelDays: Int?
  /// The part of the fee that's owed then.
  public var cancelShare: PerMille = .one
  /// Most people in one session; nil: no limit.
  public var capacity: Int?
  /// Most sessions on one day; nil: no limit.
  public var mostPerDay: Int?
  public var specialisms: [String] = []
  /// How their fees stand to value added tax; nil: not stated.
  public var vat: VATTreatment?
  /// Where their own site is, if sessions can be held there.
  public var position: Position?
  /// Whether they ask anything for coming, journeys apart.
  public var asksFee: Bool { feePerSession > .zero || feePerDay > .zero || feePerHead > .zero }
  /// A provider with everything optional left to its default.
  public init(id: Identifier<Provider>, name: String, kind: Kind) {
    self.id = id
    self.name = name
    self.kind = kind
  }
}

/// How a payment stands to value added tax (F6).
public enum VATTreatment: String, CaseIterable, Sendable {
  case exempt, standard, outside
}
