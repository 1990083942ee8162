// SPDX-License-Identifier: Apache-2.0

import Foundation
import FoundationXML

/// The relationships of one part: which other parts it names, and as what.
final class Relationships: PartParser {
  /// One relationship inside the archive.
  struct Target {
    /// The last part of the type's address: "worksheet", in both editions of the standard.
    var kind: Substring
    /// Name of the other part.
    var part: String
  }

  /// Relationships by id.
  private(set) var targets: [String: Target] = [:]
  private let folder: [Substring]

  /// Relationships of the part called `source`, empty for the archive itself.
  init(of source: String) {
    folder = source.split(separator: "/").dropLast()
  }

  /// The part that holds the relationships of `source`.
  static func part(of source: String) -> String {
    let parts = source.split(separator: "/")
    return (parts.dropLast() + ["_rels", (parts.last ?? "") + ".rels"]).joined(separator: "/")
  }

  override func begin(_ name: Substring, _ attributes: [String: String], _ parser: XMLParser) {
    guard name == "Relationship", let id = attributes["Id"], let type = attributes["Type"],
      let target = attributes["Target"], attributes["TargetMode"] != "External"
    else { return }
    targets[id] = Target(kind: type.split(separator: "/").last ?? "", part: resolved(target))
  }

  /// The first target of a kind, by the order of ids.
  func first(_ kind: String) -> String? {
    targets.filter { $0.value.kind == kind }.min { $0.key < $1.key }?.value.part
  }

  /// "xl/worksheets/sheet1.xml" for "worksheets/sheet1.xml" in "xl/workbook.xml", for "/xl/worksheets/sheet1.xml" and
  /// for "..\xl\worksheets\sheet1.xml"; what would lead out of the archive stays at its top.
  private func resolved(_ target: String) -> String {
    let decoded = target.removingPercentEncoding ?? target
    let isAbsolute = decoded.hasPrefix("/") || decoded.hasPrefix("\\")
    var path = isAbsolute ? [] : folder
    for step in decoded.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where step != "." {
      if step == ".." { _ = path.popLast() } else { path.append(step) }
    }
    return path.joined(separator: "/")
  }
}
