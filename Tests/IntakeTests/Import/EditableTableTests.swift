// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Intake

struct EditableTableTests {
  private static let schema = TableSchema([Column("id"), Column("name"), Column("role"), Column("note")])

  private func table(_ text: String) throws -> EditableTable {
    let problems = Problems()
    let table = EditableTable([UInt8](text.utf8), file: "staff.csv", schema: Self.schema, problems: problems)
    return try #require(table, "\(problems.sorted)")
  }

  /// Comments, blank lines, odd spacing, unknown columns, quotes and line breaks inside them.
  private static let handmade =
    "# our staff\n ID , Full name,Name,role\n\nanna, x ,\"Anna\n O\"\"Neill\",teacher\n# left\nben,,Ben, ta\n"

  @Test func untouchedFileStaysByteForByte() throws {
    let table = try table(Self.handmade)
    #expect(table.text == Self.handmade)
    #expect(!table.isChanged)
    #expect(table.rows.map { table.value($0, "role") } == ["teacher", "ta"])
    #expect(table.value(table.rows[0], "name") == "Anna\n O\"Neill")
  }

  @Test func changedRowIsWrittenAnewAndNothingElse() throws {
    var table = try table(Self.handmade)
    table.set(table.rows[1], "role", to: "hlta, cover")
    #expect(table.text == Self.handmade.replacing("ben,,Ben, ta", with: "ben,,Ben,\"hlta, cover\""))
    #expect(table.isChanged)
  }

  @Test func settingWhatIsThereChangesNothing() throws {
    var table = try table("id,name\na,b\n")
    table.set(table.rows[0], "name", to: "b")
    #expect(!table.isChanged)
  }

  @Test func newColumnComesToEveryRow() throws {
    var table = try table("# c\nid,name\na,Ann\nb\n")
    table.set(table.rows[1], "note", to: "new")
    #expect(table.text == "# c\nid,name,note\na,Ann,\nb,,new\n")
  }

  @Test func appendedRowsKeepTheFilesSeparatorAndEndItsLastLine() throws {
    var table = try table("id;name;role\na;Ann;ta")
    table.append(["id": "b", "name": "Bo; B", "role": "teacher"])
    #expect(table.text == "id;name;role\na;Ann;ta\nb;\"Bo; B\";teacher\n")
  }

  @Test func newFileHasTheColumnsThatItsRowsNeed() {
    var table = EditableTable(new: "staff.csv", schema: Self.schema, columns: ["id"])
    table.append(["id": "a", "role": "ta", "name": ""])
    #expect(table.text == "id,role\na,ta\n")
  }

  @Test func removedRowsAreGone() throws {
    var table = try table("id\na\n# c\nb\nc\n")
    table.remove([table.rows[0], table.rows[2]])
    #expect(table.text == "id\n# c\nb\n")
    #expect(table.rows.count == 1)
  }

  @Test func windowsFilesAreRead() throws {
    var table = try table("\u{FEFF}id,name\r\na,Ann\r\n")
    table.append(["id": "b"])
    #expect(table.text == "id,name\r\na,Ann\r\nb,\n")
  }

  @Test func unreadableFilesAreProblems() {
    for bytes in [[], [0x50, 0x4B, 0x03, 0x04], [UInt8]("id\n\"open\n".utf8)] {
      let problems = Problems()
      #expect(EditableTable(bytes, file: "staff.csv", schema: Self.schema, problems: problems) == nil)
      #expect(problems.hasErrors)
    }
  }
}
