// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What somebody has filled in: names and values in the form's order, a name as often as it's there.
public struct FormFields: Hashable, Sendable {
  /// A name with its value.
  public struct Field: Hashable, Sendable {
    public var name: String
    public var value: String
  }

  public let fields: [Field]

  /// Fields with these names and values.
  public init(_ fields: [(String, String)]) { self.fields = fields.map { Field(name: $0, value: $1) } }

  /// Those of a body as browsers send it (`application/x-www-form-urlencoded`); nil where it isn't one, or isn't UTF-8.
  init?(_ bytes: some Sequence<UInt8>) {
    guard let text = String(bytes: bytes, encoding: .utf8) else { return nil }
    var fields: [Field] = []
    for part in text.split(separator: "&") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(pair[0]), let value = Self.decoded(pair.count > 1 ? pair[1] : "") else {
        return nil
      }
      fields.append(Field(name: name, value: value))
    }
    self.fields = fields
  }

  private static func decoded(_ text: Substring) -> String? {
    text.replacing("+", with: " ").removingPercentEncoding
  }

  /// Whether a body of this type is one.
  static func isForm(_ type: String?) -> Bool {
    let name = (type ?? "").prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces)
    return name.lowercased() == "application/x-www-form-urlencoded"
  }

  /// All values of that name.
  public subscript(all name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// The value of that name; nil where there's none, or more than one.
  public subscript(name: String) -> String? {
    let values = self[all: name]
    return values.count == 1 ? values[0] : nil
  }
}
