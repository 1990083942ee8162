// SPDX-License-Identifier: Apache-2.0

import Domain

/// Which schools of a register to import, and what the register doesn't say about them.
public struct RegisterOptions: Hashable, Sendable {
  /// Which schools to take.
  public var filter = RegisterFilter()
  /// Calendar of schools that have none; nil: left out.
  public var calendar: String?
  /// Bell schedule of schools that have none; nil: left out.
  public var bells: String?
  /// Whether to write the authority and the trust into the column of groups.
  public var takesGroups = true
  /// Ids to give new schools, by reference number; the others get one made of their name.
  public var ids: [Int: String] = [:]

  /// Everything that the register holds.
  public init() {}
}

/// The rows of `schools.csv` that schools of a register become.
struct RegisterRows {
  private(set) var rows = ImportedRows(file: .schools, key: ["id"])

  /// Rows of `schools`, which keep the ids that `table` has for their reference numbers.
  init(_ schools: [RegisterSchool], options: RegisterOptions, table: EditableTable?) {
    var idOfURN: [String: String] = [:]
    var urnOfID: [String: String] = [:]
    if let table {
      for row in table.rows {
        let (id, urn) = (Importer.id(of: row, in: table), table.value(row, "urn"))
        if !urn.isEmpty { idOfURN[urn] = id }
        urnOfID[id] = urn
      }
    }
    for school in schools {
      let urn = String(school.urn)
      var id = idOfURN[urn] ?? options.ids[school.urn] ?? Slug.of(school.name)
      // Another school has this id already: two St Mary's in one authority.
      if let other = urnOfID[id], !other.isEmpty, other != urn { id += "-\(urn)" }
      idOfURN[urn] = id
      urnOfID[id] = urn
      rows.rows.append(Self.row(school, id: id, options: options))
    }
  }

  private static func row(_ school: RegisterSchool, id: String, options: RegisterOptions) -> [String: String] {
    [
      "id": id, "name": school.name, "urn": String(school.urn), "phase": school.phase.rawValue,
      "latitude": school.position.map { Written.decimal($0.latitude, places: 6) } ?? "",
      "longitude": school.position.map { Written.decimal($0.longitude, places: 6) } ?? "",
      "pupils": school.pupils.map(String.init) ?? "", "fsm": school.freeSchoolMeals.map(Written.percent) ?? "",
      "selective": school.isSelective.map(Written.yesNo) ?? "", "intake": school.intake?.rawValue ?? "",
      "groups": !options.takesGroups
        ? "" : [school.authorityName, school.trust].compactMap { $0.map(listable) }.joined(separator: ";"),
      "calendar": options.calendar ?? "", "bells": options.bells ?? "",
    ]
  }

  /// A name that may stand in a list and in a selector, whose separators it can't contain.
  private static func listable(_ name: String) -> String {
    String(name.map { ";|,=\n".contains($0) ? " " : $0 }).replacing("&", with: "and")
  }
}
