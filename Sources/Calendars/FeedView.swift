// SPDX-License-Identifier: Apache-2.0

import Domain

/// What of a feed is shown.
public struct FeedView: Hashable, Sendable {
  /// Times alone: no titles, places, kinds, or anything else that says what it is.
  public var isBusyOnly: Bool
  /// Only entries of one of these kinds (`FeedView.kinds`); nil: all. Sorted, so that equal views are equal.
  public var kinds: [String]?
  /// Without entries that are off.
  public var hidesCancelled: Bool

  /// A view.
  public init(isBusyOnly: Bool = false, kinds: Set<String>? = nil, hidesCancelled: Bool = false) {
    self.isBusyOnly = isBusyOnly
    self.kinds = kinds?.sorted()
    self.hidesCancelled = hidesCancelled
  }

  /// What an entry may be asked for by: the kinds of activity, and what it is to a school. They're its CATEGORIES.
  public static let kinds: Set<String> = Set(ActivityKind.allCases.map(\.rawValue)).union(["away", "visitors", "cover"])

  /// The entry as this view shows it; nil where it doesn't.
  func shown(_ event: CalendarEvent) -> CalendarEvent? {
    if hidesCancelled, event.status == .cancelled { return nil }
    if let kinds, !event.categories.contains(where: kinds.contains) { return nil }
    guard isBusyOnly else { return event }
    return CalendarEvent(
      uid: event.uid, sequence: event.sequence, stamp: event.stamp, time: event.time,
      summary: event.status == .cancelled ? "Cancelled" : "Busy", visibility: .ownerOnly,
      // Whether somebody is out of the house says where they are.
      availability: event.availability == .outOfOffice ? .busy : event.availability, status: event.status)
  }
}
