// SPDX-License-Identifier: Apache-2.0

/// What calling something off late still costs (F3): part of a provider's fee for a meeting, or what an agency charges for
/// a supply teacher. What the plan saves by it, less this, is what the event saves.
public struct LateCancellation: Hashable, Sendable {
  /// What's called off.
  public enum Subject: Hashable, Sendable {
    /// A meeting that a provider was to lead, or to come to.
    case meeting(Occurrence, Identifier<Provider>)
    case supply(SupplyPurchase)
  }
  public let subject: Subject
  /// What each payer owes, in the order in which the plan charges them.
  public let dues: [Due]
  /// What's owed in all.
  public var total: Pence { dues.reduce(.zero) { $0 + $1.amount } }

  /// What's owed for all that an event takes out of a plan, meeting by meeting in the plan's order, then supply by supply.
  ///
  /// - Parameters:
  ///   - plan: as it stands: what's off already is owed for already, or isn't.
  ///   - group: before the event, with the terms that hold.
  ///   - today: from which the days are counted; it may lie before the academic year.
  public static func all(
    of event: GroupEvent, _ reach: EventReach, in plan: Plan, of group: Group, today: CivilDate
  ) -> [LateCancellation] {
    if reach.withdrawals.isEmpty { return [] }
    let finder = LateCancellationFinder(
      event: event, plan: plan, left: plan.without(reach.withdrawals), group: group, today: today)
    let whole = Set(reach.withdrawals.filter { $0.person == nil }.map(\.subject))
    return finder.meetings(whole) + finder.supply(reach.freed(by: event, in: plan))
  }
}

extension EventReach {
  /// Supply to come that was for what this takes out of a plan alone; what doesn't come anyway isn't among it.
  public func freed(by event: GroupEvent, in plan: Plan) -> [SupplyPurchase] {
    let left = Set(plan.without(withdrawals).supply)
    return plan.supply.filter { $0.date >= today && !left.contains($0) && !event.isAbout($0) }
  }
}

extension GroupEvent {
  /// Whether it says what has become of this supply teacher.
  fileprivate func isAbout(_ purchase: SupplyPurchase) -> Bool {
    guard case .supply(let bookings) = self else { return false }
    return bookings.contains(where: purchase.isOf)
  }
}

/// Reckons what's owed.
private struct LateCancellationFinder {
  let event: GroupEvent
  let plan: Plan
  /// What's left of it.
  let left: Plan
  let directory: Directory
  let bookings: [SupplyBooking]
  let funds: Set<Identifier<Fund>>
  let today: CivilDate

  init(event: GroupEvent, plan: Plan, left: Plan, group: Group, today: CivilDate) {
    (self.event, self.plan, self.left, self.today) = (event, plan, left, today)
    directory = Directory(group)
    bookings = group.bookings
    funds = Set(group.funds.map(\.id))
  }

  // MARK: Meetings

  /// Those of the meetings that are off as a whole for which a provider is owed something.
  func meetings(_ off: Set<Withdrawal.Subject>) -> [LateCancellation] {
    let gone = plan.occurrences.filter { off.contains(.meeting($0.activity, $0.number)) }
    return gone.enumerated().flatMap { place, occurrence in
      directory.providers(of: occurrence).compactMap { id -> LateCancellation? in
        guard !isOwn(id), let provider = directory.providers[id], isLate(occurrence.date, provider.cancelDays) else {
          return nil
        }
        // A day falls away with the last of its meetings.
        let isLast = !(gone[(place + 1)...] + left.occurrences).contains {
          $0.activity == occurrence.activity && $0.date == occurrence.date
            && directory.providers(of: $0).contains(id)
        }
        let fee =
          provider.feePerSession + provider.feePerHead * occurrence.attendees.count
          + (isLast ? provider.feePerDay : .zero)
        let owed = Pence(floorDivide(fee.rawValue * provider.cancelShare.rawValue, 1000))
        let dues = split(owed, for: occurrence, id)
        return dues.isEmpty ? nil : LateCancellation(subject: .meeting(occurrence, id), dues: dues)
      }
    }
  }

  /// Whoever can't come themselves is owed nothing.
  private func isOwn(_ provider: Identifier<Provider>) -> Bool {
    if case .unavailable(provider, _) = event { true } else { false }
  }

  /// Not so what has come already, as supply may that was for time given back before.
  private func isLate(_ date: CivilDate, _ days: Int?) -> Bool {
    days.map { date >= today && date - today <= $0 } ?? false
  }

  /// By whom it's owed: by those to whom the plan charges the activity's fee, as they share that; the pence left over go
  /// one each to the first of them.
  private func split(_ amount: Pence, for occurrence: Occurrence, _ provider: Identifier<Provider>) -> [Due] {
    let shares = plan.charges.compactMap { charge -> (payer: Due.Payer, weight: Int)? in
      guard charge.kind == .fee, charge.activity == occurrence.activity, charge.amount > .zero else { return nil }
      if let school = charge.school {
        return directory.schools.number(of: school).map { _ in (.school(school), charge.amount.rawValue) }
      }
      return charge.fund.flatMap { funds.contains($0) ? (.fund($0), charge.amount.rawValue) : nil }
    }
    let whole = shares.reduce(0) { $0 + $1.weight }
    guard whole > 0 else { return [] }
    var parts = shares.map { share in
      let product = amount.rawValue.multipliedFullWidth(by: share.weight)
      return whole.dividingFullWidth(product).quotient
    }
    for place in 0..<(amount.rawValue - parts.reduce(0, +)) { parts[place] += 1 }
    return zip(shares, parts).filter { $0.1 > 0 }.map { share, part in
      var due = Due(date: occurrence.date, payer: share.payer, amount: Pence(part), kind: .fee)
      due.provider = provider
      due.reference = Due.reference(of: occurrence.number)
      // A table can't name what the group hasn't any more.
      if directory.activities.number(of: occurrence.activity) != nil {
        due.activity = occurrence.activity
      } else {
        due.reference = "\(occurrence.activity) \(Due.reference(of: occurrence.number))"
      }
      return due
    }
  }

  // MARK: Supply

  /// Supply that's freed late, unless the school has noted that nobody is booked.
  func supply(_ freed: [SupplyPurchase]) -> [LateCancellation] {
    freed.compactMap { purchase in
      guard let terms = directory.schools[purchase.school]?.supply, let charge = terms.cancellationCharge,
        charge > .zero, isLate(purchase.date, terms.lateDays), isBooked(purchase)
      else { return nil }
      var due = Due(date: purchase.date, payer: .school(purchase.school), amount: charge, kind: .supply)
      due.reference = Due.reference(of: purchase)
      return LateCancellation(subject: .supply(purchase), dues: [due])
    }
  }

  /// Where no state is noted somebody is taken to be booked.
  private func isBooked(_ purchase: SupplyPurchase) -> Bool {
    switch bookings.first(where: purchase.isOf)?.state {
    case .needed, .unfilled, .cancelled: false
    case .requested, .confirmed, nil: true
    }
  }
}

extension Group {
  /// Adds what's owed to the rows that are the same, or as rows of its own.
  public mutating func owe(_ dues: [Due]) { self.dues = (self.dues + dues).together }

  /// Takes out what an event has added for meetings and supply that are on again: nobody owes for them what the plan
  /// charges. What's written by hand under the same reference is taken for the event's.
  ///
  /// - Returns: what was taken out.
  public mutating func forgive(_ meetings: [Occurrence], _ supply: [SupplyPurchase]) -> [Due] {
    let back = dues.filter { due in
      switch due.kind {
      case .fee:
        due.provider != nil
          && meetings.contains {
            $0.activity == due.activity && $0.date == due.date && Due.reference(of: $0.number) == due.reference
          }
      case .supply:
        supply.contains {
          due.payer == .school($0.school) && $0.date == due.date && Due.reference(of: $0) == due.reference
        }
      }
    }
    if !back.isEmpty {
      let taken = Set(back)
      dues.removeAll(where: taken.contains)
    }
    return back
  }
}
