// SPDX-License-Identifier: Apache-2.0

/// Names of people who don't exist, in a fixed order, each given once.
struct InventedNames {
  private static let first = [
    "Aisha", "Ben", "Carys", "Dev", "Elin", "Farid", "Grace", "Hugo", "Imogen", "Jamal", "Keira", "Liam", "Maryam",
    "Nia", "Owen", "Priya", "Quentin", "Rosa", "Sam", "Tariq", "Una", "Victor", "Wren", "Yusuf", "Zoe",
  ]
  private static let last = [
    "Abbas", "Barrow", "Chadwick", "Darbyshire", "Eccles", "Fielden", "Greenhalgh", "Hargreaves", "Iqbal", "Jolley",
    "Kershaw", "Lomax", "Mahmood", "Nuttall", "Ogden", "Pilling", "Quayle", "Ramsbottom", "Sutcliffe", "Tattersall",
    "Unsworth", "Vickers", "Whittaker",
  ]

  private var given = 0

  /// The next name.
  mutating func next() -> String {
    // 25 and 23 have no common divisor, so the pairs repeat only after 575 names.
    defer { given += 1 }
    return Self.first[given % Self.first.count] + " " + Self.last[given % Self.last.count]
  }

  /// An address that can never exist, since `.example` is reserved (RFC 2606).
  static func email(_ name: String, at school: String) -> String {
    name.lowercased().split(separator: " ").joined(separator: ".") + "@\(school).example"
  }
}
