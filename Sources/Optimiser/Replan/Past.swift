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
      if next == past.count || past[next] != occurrence { return false }
      next += 1
    }
    return next == past.count
  }
}
