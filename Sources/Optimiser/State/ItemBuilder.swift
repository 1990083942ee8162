// SPDX-License-Identifier: Apache-2.0

import Domain

/// Makes the items that an option puts into people's days.
struct ItemBuilder {
  let instance: Instance

  /// From the first talk to the last.
  func whole(_ option: Option, activity: Int) -> (start: Int, end: Int) {
    guard case .visit(let visit) = instance.activities[activity].kind else {
      return (Int(option.start), Int(option.end))
    }
    return (
      option.brief < 0 ? Int(option.start) : Int(option.brief),
      option.debrief < 0 ? Int(option.end) : Int(option.debrief) + visit.spec.debrief.rawValue
    )
  }

  /// The item of someone who attends or leads.
  func attendee(_ option: Option, activity: Int, part: Int, person: Int, role: Item.Role) -> Item {
    let isOnline = Int(option.place) == instance.travel.online
    let whole = whole(option, activity: activity)
    return Item(
      activity: Int32(activity), part: Int16(part),
      place: isOnline ? Int16(instance.schools[instance.people[person].base].place) : option.place,
      start: Int16(whole.start), end: Int16(whole.end), role: role, isOnline: isOnline)
  }

  /// The item of the lesson that repays protected time.
  func repayment(_ repayment: PlacedRepayment, activity: Int, part: Int) -> Item {
    let person = Int(repayment.person)
    let time = instance.protected[Int(repayment.time)]
    var item = Item(
      activity: Int32(activity), part: Int16(part), place: Int16(instance.schools[instance.people[person].base].place),
      start: time.start, end: time.end, role: .repayment, isOnline: false)
    item.lesson = repayment.lesson
    return item
  }

  /// The protected times that are repaid to `person` for an occurrence, as bits for its item.
  func repaid(_ occurrence: PlacedOccurrence, person: Int) -> UInt64 {
    if occurrence.repayments.isEmpty { return 0 }
    let first = instance.protectedRange(person, day: Int(occurrence.option.day)).lowerBound
    return occurrence.repayments.reduce(0) { bits, repayment in
      let bit = Int(repayment.time) - first
      return Int(repayment.person) == person && (0..<64).contains(bit) ? bits | 1 << UInt64(bit) : bits
    }
  }

  /// The item of a visit's host.
  func host(_ option: Option, activity: Int, part: Int) -> Item {
    let whole = whole(option, activity: activity)
    var item = Item(
      activity: Int32(activity), part: Int16(part), place: option.place, start: Int16(whole.start),
      end: Int16(whole.end), role: .host, isOnline: false)
    item.lesson = option.lesson
    item.watch = (option.start, option.end)
    guard case .visit(let visit) = instance.activities[activity].kind else { return item }
    if option.brief >= 0 { item.brief = (option.brief, option.brief + Int16(visit.spec.brief.rawValue)) }
    if option.debrief >= 0 { item.debrief = (option.debrief, option.debrief + Int16(visit.spec.debrief.rawValue)) }
    return item
  }
}
