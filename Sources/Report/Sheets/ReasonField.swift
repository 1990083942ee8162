// SPDX-License-Identifier: Apache-2.0

import Domain
import Mustache

/// The field in which a head may say why. It says to whom that goes, since nobody else is to read it.
public struct ReasonField: Hashable, Sendable {
  /// The names of those to whom it goes; never empty.
  public var readers: [String]
  /// Goes back with the form, so that whoever reads it knows to whom the head was told it goes.
  public var mark: String
  /// What was written already.
  public var text: String

  /// A field.
  public init(to readers: [String], mark: String, text: String = "") {
    (self.readers, self.mark, self.text) = (readers, mark, text)
  }

  var view: View {
    View([
      "mark": mark, "text": text, "who": PassedReason.who(readers), "most": Format.count(AnswerReason.longest),
      "isTooLong": AnswerReason.cleaned(text).unicodeScalars.count > AnswerReason.longest,
    ])
  }
}

/// What became of a reason, of which the page that says so shows nothing.
public struct PassedReason: Hashable, Sendable {
  /// The names of those to whom it goes; never empty.
  public var readers: [String]
  /// Whether it's the one that went to them before.
  public var isKnown: Bool

  /// A reason that's passed on.
  public init(to readers: [String], isKnown: Bool) { (self.readers, self.isKnown) = (readers, isKnown) }

  var words: String {
    isKnown
      ? "Your reason was passed on to \(Self.who(readers)) already, and isn\u{2019}t sent again."
      : "Your reason goes to \(Self.who(readers)) by mail. It isn\u{2019}t kept, so you won\u{2019}t find it here again."
  }

  /// "Jo Park, your CPD lead," or "Jo Park and Ann Lee, your CPD leads,".
  static func who(_ readers: [String]) -> String {
    Format.list(readers) + ", your CPD lead" + (readers.count > 1 ? "s" : "") + ","
  }
}
