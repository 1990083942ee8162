// SPDX-License-Identifier: Apache-2.0

/// What a file is that is called a workbook, by its first bytes.
enum FileKind {
  /// - Throws: `ReadingFault` for everything that isn't a ZIP archive.
  static func check(_ bytes: [UInt8]) throws(ReadingFault) {
    guard !bytes.isEmpty else { throw .empty }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { throw compound(bytes) }
    if bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) { throw .notWorkbook(what: "an empty archive") }
    let start = String(decoding: bytes.prefix(1000), as: UTF8.self).lowercased()
    if start.contains("<html") || start.contains("<!doctype html") || start.contains("<table") {
      throw .notWorkbook(what: "a web page")
    }
    if start.contains("urn:schemas-microsoft-com:office:spreadsheet") {
      throw .otherFormat(what: "an XML Spreadsheet 2003")
    }
    if start.hasPrefix("%pdf") { throw .notWorkbook(what: "a PDF") }
    if !bytes.prefix(1000).contains(0) { throw .notWorkbook(what: "a text file") }
    throw .notWorkbook(what: "no file of a spreadsheet")
  }

  /// Old workbooks, and new ones with a password, are compound files of Microsoft's (MS-CFB), whose directory names its
  /// streams in UTF-16.
  private static func compound(_ bytes: [UInt8]) -> ReadingFault {
    let holds = { (name: String) in contains(bytes, name.utf8.flatMap { [$0, 0] }) }
    return holds("EncryptedPackage") ? .password : .otherFormat(what: "an Excel 97-2003 workbook (.xls)")
  }

  private static func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
    guard let first = wanted.first, bytes.count >= wanted.count else { return false }
    return bytes.indices.dropLast(wanted.count - 1).contains { index in
      bytes[index] == first && bytes[index..<index + wanted.count].elementsEqual(wanted)
    }
  }

  /// What an archive is that holds no workbook of this format.
  static func archive(_ names: Set<String>) -> ReadingFault {
    if names.contains("content.xml"), names.contains("mimetype") {
      return .otherFormat(what: "an OpenDocument spreadsheet (.ods)")
    }
    if names.contains("xl/workbook.bin") { return .otherFormat(what: "a binary Excel workbook (.xlsb)") }
    if names.contains(where: { $0.hasPrefix("word/") }) { return .notWorkbook(what: "a Word document") }
    if names.contains(where: { $0.hasSuffix(".iwa") }) { return .otherFormat(what: "a Numbers spreadsheet") }
    return .notWorkbook(what: "an archive without a workbook in it")
  }
}
