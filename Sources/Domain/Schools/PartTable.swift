// SPDX-License-Identifier: Apache-2.0

extension School: Identifiable {}
extension Person: Identifiable {}
extension Provider: Identifiable {}
extension Activity: Identifiable {}
extension SchoolCalendar: Identifiable {}
extension BellSchedule: Identifiable {}
extension Fund: Identifiable {}

/// A group's parts of one kind by their ids; of two parts with one id the first counts.
///
/// It holds places in the group's own list. A dictionary of parts would hold copies, each with all that it refers to: to
/// fill and to free those of a large group took longer than anything that was looked up in them.
public struct PartTable<Part: Identifiable & Sendable>: Sendable where Part.ID == Identifier<Part> {
  @usableFromInline let parts: [Part]
  @usableFromInline let numbers: [Identifier<Part>: Int]

  init(_ parts: [Part]) {
    self.parts = parts
    numbers = Dictionary(zip(parts.map(\.id), parts.indices)) { first, _ in first }
  }

  /// The part with this id; nil where there's none.
  @inlinable public subscript(id: Identifier<Part>) -> Part? { numbers[id].map { parts[$0] } }

  /// Its place in the group's list.
  @inlinable public func number(of id: Identifier<Part>) -> Int? { numbers[id] }
}

extension Array where Element: Identifiable, Element.ID: Comparable {
  /// The same in order of ids; those with one id keep their order.
  ///
  /// Lists mostly are in order already, and where one isn't its numbers are sorted: to sort large parts themselves copies
  /// each of them a dozen times.
  @inlinable public func sortedByID() -> [Element] {
    let isInOrder = indices.dropFirst().allSatisfy { !(self[$0].id < self[$0 - 1].id) }
    if isInOrder { return self }
    let ids = map(\.id)
    return indices.sorted { ids[$0] < ids[$1] }.map { self[$0] }
  }
}
