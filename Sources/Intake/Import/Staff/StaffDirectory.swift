// SPDX-License-Identifier: Apache-2.0

/// The people that a folder's `staff.csv` has, to find those whom a foreign file means.
struct StaffDirectory {
  private var ids: Set<String> = []
  private var byEmail: [String: String] = [:]
  /// Names at the school; nil where two people share one.
  private var byName: [String: String?] = [:]
  private let school: String
  /// Names by id.
  private var names: [String: String] = [:]

  /// The people of `table`; names count only at the school with this id, which rows may call by any of `schools`.
  init(_ table: EditableTable?, schools aliases: Set<String>, school: String) {
    self.school = school
    guard let table else { return }
    for row in table.rows {
      let id = Importer.id(of: row, in: table)
      ids.insert(id)
      let email = table.value(row, "email").lowercased()
      if !email.isEmpty, byEmail[email] == nil { byEmail[email] = id }
      names[id] = table.value(row, "name")
      let schools = Cell(table.value(row, "school"), at: Location("")).elements.map { $0.text.lowercased() }
      guard schools.contains(where: aliases.contains) else { continue }
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

  /// The name that the folder has for somebody.
  func name(of id: String) -> String? { names[id] }

  /// An id that nobody has: of a code the one that imports of timetables make of it, else the name's, or the name's with
  /// the school before it; with a number behind it where that's needed.
  func newID(for name: String, code: String?, taken: Set<String>) -> String {
    let base = Slug.of(name)
    let wanted = code.map { ["\(school)-\(Slug.of($0))"] } ?? [base, "\(school)-\(base)"]
    for id in wanted where !Slug.of(id).isEmpty && !ids.contains(id) && !taken.contains(id) { return id }
    let stem = wanted.last ?? school
    var number = 2
    while ids.contains("\(stem)-\(number)") || taken.contains("\(stem)-\(number)") { number += 1 }
    return "\(stem)-\(number)"
  }

  private static func folded(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
