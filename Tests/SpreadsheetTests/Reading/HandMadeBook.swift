// SPDX-License-Identifier: Apache-2.0

import CArchive

@testable import Spreadsheet

/// A workbook put together part by part, so that tests can hold what no program of ours would write.
struct HandMadeBook {
  /// Contents by name of part.
  var parts: [String: String]

  /// A book with one sheet called "staff" that holds `rows`, the inside of its `sheetData`.
  init(_ rows: String, after: String = "", numberFormats: [String] = [], shared: [String] = []) {
    let formats = numberFormats.enumerated().map { index, code in
      "<numFmt numFmtId=\"\(164 + index)\" formatCode=\"\(Self.escaped(code))\"/>"
    }.joined()
    // Style 0 is general, style n + 1 the nth of the formats.
    let styles = (["0"] + numberFormats.indices.map { String(164 + $0) }).map { "<xf numFmtId=\"\($0)\"/>" }.joined()
    parts = [
      "[Content_Types].xml": "<Types/>",
      "_rels/.rels": Self.relationships([("rId1", "officeDocument", "xl/workbook.xml")]),
      "xl/workbook.xml": Self.workbook("<sheet name=\"staff\" sheetId=\"1\" r:id=\"rId1\"/>"),
      "xl/_rels/workbook.xml.rels": Self.relationships([
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"),
        ("rId3", "sharedStrings", "sharedStrings.xml"),
      ]),
      "xl/styles.xml": "<styleSheet><numFmts>\(formats)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
        + "<cellXfs>\(styles)</cellXfs></styleSheet>",
      "xl/sharedStrings.xml": "<sst>\(shared.map { "<si>\($0)</si>" }.joined())</sst>",
      "xl/worksheets/sheet1.xml": "<worksheet><sheetData>\(rows)</sheetData>\(after)</worksheet>",
    ]
  }

  static func workbook(_ sheets: String, properties: String = "") -> String {
    "<workbook xmlns:r=\"x\">\(properties)<sheets>\(sheets)</sheets></workbook>"
  }

  static func relationships(_ all: [(id: String, kind: String, target: String)]) -> String {
    let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    return "<Relationships>"
      + all.map { "<Relationship Id=\"\($0.id)\" Type=\"\(base)\($0.kind)\" Target=\"\($0.target)\"/>" }.joined()
      + "</Relationships>"
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }

  /// The file's bytes.
  var bytes: [UInt8] { Self.zip(parts.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) }) }

  /// An archive of these files.
  static func zip(_ files: [(String, [UInt8])], password: String? = nil) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 1_000_000 + files.reduce(0) { $0 + $1.1.count / 50 })
    var used = 0
    let archive = archive_write_new()
    archive_write_set_format_zip(archive)
    if let password {
      archive_write_set_options(archive, "zip:encryption=traditional")
      archive_write_set_passphrase(archive, password)
    }
    archive_write_open_memory(archive, &buffer, buffer.count, &used)
    for (name, content) in files {
      let entry = archive_entry_new()
      archive_entry_set_pathname(entry, name)
      archive_entry_set_size(entry, Int64(content.count))
      archive_entry_set_filetype(entry, 0o100000)
      archive_entry_set_perm(entry, 0o644)
      archive_write_header(archive, entry)
      archive_write_data(archive, content, content.count)
      archive_entry_free(entry)
    }
    archive_write_close(archive)
    archive_write_free(archive)
    return Array(buffer[..<used])
  }

  /// The rows of the first sheet, as texts by name of cell.
  func read(_ limits: ReadingLimits = ReadingLimits()) throws -> [String: String] {
    var file = try WorkbookFile(bytes, limits: limits)
    guard let sheet = file.sheets.first else { return [:] }
    let contents = try file.contents(of: sheet)
    var texts: [String: String] = [:]
    for row in contents.rows {
      for cell in row.cells {
        texts[CellName.cell(row: row.number, column: cell.column)] = cell.text + (cell.fault.map { " (\($0))" } ?? "")
      }
    }
    return texts
  }

  /// What is said of this book, if it can't be read.
  func fault(_ limits: ReadingLimits = ReadingLimits()) -> ReadingFault? {
    do {
      _ = try read(limits)
      return nil
    } catch { return error as? ReadingFault }
  }
}
