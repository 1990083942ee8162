// SPDX-License-Identifier: Apache-2.0

/// H17: what has taken place stays.
struct Past {
  let instance: Instance

  /// Whether a placement of an activity leaves the past as it's published and adds nothing to it.
  func isKept(_ number: Int, _ placement: Placement) -> Bool {
    let openDay = instance.published.openDay
    if openDay == 0 { return true }
    let published = instance.published[number]
    if published?.isSecondmentOver == true, placement.secondment != published?.placement.secondment { return false }
    if let secondment = placement.secondment, Int(secondment.firstDay) < openDay {
      return secondment == published?.placement.secondment
    }
    let past = published?.placement.occurrences.prefix(published?.past ?? 0) ?? []
    var next = 0
    for occurrence in placement.occurrences where Int(occurrence.option.day) < openDay {
      if next == past.count || !isSame(past[next], occurrence) { return false }
      if !isRepaid(occurrence, published?.owed.filter { $0.part == next } ?? []) { return false }
      next += 1
    }
    return next == past.count
  }

  /// Whether nothing differs but what's still owed.
  private func isSame(_ old: PlacedOccurrence, _ new: PlacedOccurrence) -> Bool {
    if old == new { return true }
    var (old, new) = (old, new)
    old.repayments.removeAll(where: isOpen)
    new.repayments.removeAll(where: isOpen)
    return old == new
  }

  private func isOpen(_ repayment: PlacedRepayment) -> Bool { Int(repayment.day) >= instance.published.openDay }

  /// Whether all that's still owed is given back, as far as it can be, and nothing else.
  private func isRepaid(_ occurrence: PlacedOccurrence, _ owed: [OwedTime]) -> Bool {
    let open = occurrence.repayments.filter(isOpen)
    return open.allSatisfy { repayment in owed.contains { $0.isRepaid(by: repayment) } }
      && owed.allSatisfy { time in !time.canBeRepaid || open.contains(where: time.isRepaid) }
  }
}
