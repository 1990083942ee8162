// SPDX-License-Identifier: Apache-2.0

import Mustache

/// What a template may name at one level: texts, drawings, truth values, and views for the level below.
///
/// Every view of a kind carries every name, since Mustache looks for a missing one in the levels above. What may be
/// absent is a list with one item or none.
struct View: MustacheParent {
  let fields: [String: Any]

  init(_ fields: [String: Any]) { self.fields = fields }

  func child(named name: String) -> Any? { fields[name] }

  /// All names on this level and below; a test compares them with those in the template.
  var allNames: Set<String> {
    fields.reduce(into: []) { names, field in
      names.insert(field.key)
      if let view = field.value as? View { names.formUnion(view.allNames) }
      if let views = field.value as? [View] { for view in views { names.formUnion(view.allNames) } }
    }
  }
}

/// Escapes for our templates, in place of Mustache's own escaping by characters.
struct MarkupContent: MustacheContentType {
  /// The name by which the templates ask for it.
  static let name = "REPORT-MARKUP"

  static func register() { MustacheContentTypes.register(MarkupContent(), named: name) }

  func escapeText(_ text: String) -> String { Markup.escaped(text) }
}
