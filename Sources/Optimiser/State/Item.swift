// SPDX-License-Identifier: Apache-2.0

import Domain

/// One person's part in one occurrence, as a person's day sees it.
struct Item: Equatable {
  enum Role: UInt8 {
    case required, expected, invited, visitor, leader, host
    case specialist
    /// No part in an occurrence: spends `halves` of the day at another school's post.
    case secondee
    /// No part in an occurrence: `lesson` repays protected time, from `start` to `end`, that one took on another day.
    case repayment
  }
  var activity: Int32
  var part: Int16
  /// Effective place: the base of someone who joins online.
  var place: Int16
  /// The whole time, talks included.
  var start: Int16
  var end: Int16
  var role: Role
  var isOnline: Bool
  /// A day beside somebody: the host's hours are the visitor's, and the host's day stays as it is.
  var isShadowing = false
  /// Of a secondee: halves of the day spent at the post, of a stay those that it takes; bit 0 the morning.
  var halves: UInt8 = 0
  /// Protected times of that weekday that it takes and that are repaid, as bits within the person's; see `Instance`.
  var repaid: UInt64 = 0
  /// Of a host: the lesson that's watched and the stretches in which they're present (watched time, talks).
  var lesson: Int32 = -1
  var watch: (start: Int16, end: Int16) = (0, 0)
  var brief: (start: Int16, end: Int16) = (0, 0)
  var debrief: (start: Int16, end: Int16) = (0, 0)

  static func == (a: Self, b: Self) -> Bool {
    a.activity == b.activity && a.part == b.part && a.role == b.role && a.place == b.place && a.start == b.start
      && a.end == b.end && a.lesson == b.lesson && a.halves == b.halves
  }

  /// Calls `body` with each stretch in which the person is present.
  @inline(__always)
  func eachPresence(_ body: (Int, Int) -> Void) {
    if role == .host {
      body(Int(watch.start), Int(watch.end))
      if brief.start < brief.end { body(Int(brief.start), Int(brief.end)) }
      if debrief.start < debrief.end { body(Int(debrief.start), Int(debrief.end)) }
    } else {
      body(Int(start), Int(end))
    }
  }
}

/// What a person's day amounts to; `docs/model.md`, section 2.
struct DayEffect: Equatable {
  /// Lessons lost, as bits within the person's lessons of that weekday.
  var lost: UInt64 = 0
  /// Halves in which the person is out: bit 0 the morning, bit 1 the afternoon.
  var out: UInt8 = 0
  /// Halves in which the person isn't on site whatever the reason: out, at a stay elsewhere, seconded.
  var gone: UInt8 = 0
  /// For cover staff: the base's periods for which they're away, as bits.
  var away: UInt64 = 0
  var travelCost = 0
  var outsideCost = 0
  /// Cost of having no break around noon.
  var breakCost = 0
  /// Cost of lost lessons that need no cover.
  var supportCost = 0
  /// Minutes of protected time that are taken and that an evaluator that assumes so expects to be repaid.
  var minutesToRepay = 0
  /// Pence, and its cost in the objective.
  var mileage = 0
  var mileageCost = 0
  /// Pence for minutes beyond the person's own hours, and their cost.
  var pay = 0
  var payCost = 0
  var twilights = 0
  /// Minutes of twilights outside the staff's hours.
  var twilightMinutes = 0
  /// Rules that the day breaks.
  var broken: RuleSet = []

  var cost: Int { travelCost + outsideCost + breakCost + supportCost + mileageCost + payCost }
  /// Pence that the person's base spends.
  var spent: Int { mileage + pay }
}
