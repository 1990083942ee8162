// SPDX-License-Identifier: Apache-2.0

/// One element of an XML document, with all that is inside it.
struct MarkupElement {
  let name: String
  let attributes: [String: String]
  /// Line of the start tag, from 1.
  let line: Int
  var children: [MarkupElement] = []
  /// The character data directly inside, trimmed.
  var text = ""

  /// The first child of this name.
  func child(_ name: String) -> MarkupElement? { children.first { $0.name == name } }

  /// All children of this name, in order.
  func all(_ name: String) -> [MarkupElement] { children.filter { $0.name == name } }

  /// The children of the first child `group` that are named `name`, in order; none where there is no such group.
  func all(_ name: String, in group: String) -> [MarkupElement] { child(group)?.all(name) ?? [] }

  /// The text of the first child of this name, or nil where it is missing or blank.
  func textOf(_ name: String) -> String? {
    guard let text = child(name)?.text, !text.isEmpty else { return nil }
    return text
  }

  /// The `Reference` attribute of the first child of this name.
  func reference(_ name: String) -> String? { child(name)?.attributes["Reference"] }
}
