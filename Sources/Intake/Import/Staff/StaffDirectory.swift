// SPDX-License-Identifier: Apache-2.0

/// The people that a folder's `staff.csv` has, to find those whom a foreign file means.
struct StaffDirectory {
  private var ids: Set<String> = []
  private var byEmail: [String: String] = [:]
  /// Names at the school; nil where two people share one.
  private var byName: [String: String?] = [:]
  private let school: String

  /// The people of `table`; names count only at `school`.
  init(_ table: EditableTable?, school: String) {
    self.school = school
    guard let table else { return }
    for row in table.rows {
      let id = Importer.id(of: row, in: table)
      ids.insert(id)
      let email = table.value(row, "email").lowercased()
      if !email.isEmpty, byEmail[email] == nil { byEmail[email] = id }
      let schools = Cell(table.value(row, "school"), at: Location("")).elements.map(\.text)
      guard schools.contains(school) else { continue }
      let name = Self.folded(table.value(row, "name"))
      if !name.isEmpty { byName[name] = byName[name] == nil ? id : .some(nil) }
    }
  }

  /// The id of the person with this address, or with the id that an earlier import made of this code, or of this name at
  /// the school; nil where there's none, or where two have the name.
  func find(email: String?, code: String?, name: String?) -> String? {
    if let email, let id = byEmail[email.lowercased()] { return id }
    if let code, !code.isEmpty {
      for id in [code, "\(school)-\(Slug.of(code))"] where ids.contains(id) { return id }
    }
    return name.flatMap { byName[Self.folded($0)] ?? nil }
  }

  /// An id that nobody has: the name's, or else with the school before it, or with a number behind it.
  func newID(for name: String, taken: Set<String>) -> String {
    let base = Slug.of(name)
    for id in [base, "\(school)-\(base)"] where !id.isEmpty && !ids.contains(id) && !taken.contains(id) { return id }
    var number = 2
    while ids.contains("\(school)-\(base)-\(number)") || taken.contains("\(school)-\(base)-\(number)") { number += 1 }
    return "\(school)-\(base)-\(number)"
  }

  private static func folded(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
