// SPDX-License-Identifier: Apache-2.0

/// Money that's owed whatever the plan says: what a meeting or supply costs still that was called off late (F3). It counts
/// against the payer's budget like anything else that's spent in the year (H8).
public struct Due: Hashable, Sendable {
  /// Who pays.
  public enum Payer: Hashable, Sendable {
    case school(Identifier<School>)
    case fund(Identifier<Fund>)
  }

  /// For what.
  public enum Kind: String, CaseIterable, Sendable {
    /// A provider's fee, or another cost of something that doesn't take place.
    case fee
    /// A supply teacher who isn't needed any more.
    case supply
  }

  /// Of what was called off. Dates outside the academic year count in no budget.
  public var date: CivilDate
  public var payer: Payer
  /// Above nothing.
  public var amount: Pence
  public var kind: Kind
  public var activity: Identifier<Activity>?
  public var provider: Identifier<Provider>?
  /// Tells apart what else would be the same: an invoice's number, or what an event writes (`reference(of:)`).
  public var reference: String?

  /// Something owed, for no activity and to nobody in particular.
  public init(date: CivilDate, payer: Payer, amount: Pence, kind: Kind) {
    self.date = date
    self.payer = payer
    self.amount = amount
    self.kind = kind
  }

  /// Whether both are one row: a table has no two of these.
  public func isOfSame(as other: Due) -> Bool {
    var own = self
    own.amount = other.amount
    return own == other
  }

  /// The reference to a meeting of an activity: "part 2", "cohort 3 part 2". No spreadsheet takes it for a number.
  public static func reference(of number: Occurrence.Number) -> String {
    (number.cohort == 1 ? "" : "cohort \(number.cohort) ") + "part \(number.part)"
  }

  /// The reference to a supply teacher of a school and date: "supply 2".
  public static func reference(of purchase: SupplyPurchase) -> String { "supply \(purchase.number)" }
}

extension [Due] {
  /// Rows that are one put together, in the place of the first, with what's owed in all.
  public var together: [Due] {
    var places: [Due: Int] = [:]
    var sums: [Due] = []
    for due in self {
      var key = due
      key.amount = .zero
      if let place = places[key] {
        sums[place].amount += due.amount
      } else {
        places[key] = sums.count
        sums.append(due)
      }
    }
    return sums
  }
}
