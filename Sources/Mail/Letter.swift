// SPDX-License-Identifier: Apache-2.0

/// What a message says, before it is text or HTML; both are made of the same value, so they say the same.
public struct Letter: Hashable, Sendable {
  /// A part under a heading.
  public struct Section: Hashable, Sendable {
    public var heading: String
    public var blocks: [Block]

    /// A part with this heading.
    public init(_ heading: String, _ blocks: [Block]) {
      self.heading = heading
      self.blocks = blocks
    }
  }

  /// One piece of a part.
  public enum Block: Hashable, Sendable {
    case paragraph(String)
    case list([String])
    /// Things with a date or another lead, one under the other.
    case entries([Entry])
    /// Numbers with their names.
    case figures([Figure])
    /// Addresses to open.
    case links([Link])
    /// What somebody has written, in lines of theirs.
    case quote([String])
  }

  /// An address to open, with what opening it is for.
  public struct Link: Hashable, Sendable {
    public var text: String
    /// Of printable ASCII, beginning with "https://".
    public var address: String

    /// A link with this text.
    public init(_ text: String, _ address: String) {
      self.text = text
      self.address = address
    }
  }

  /// A thing that has a lead ("Tue 3 Nov, 13:00–15:00"), what it is, and notes.
  public struct Entry: Hashable, Sendable {
    public var lead: String
    public var text: String
    public var notes: [String]

    /// An entry with these texts.
    public init(_ lead: String, _ text: String, notes: [String] = []) {
      self.lead = lead
      self.text = text
      self.notes = notes
    }
  }

  /// A number in words, with its name.
  public struct Figure: Hashable, Sendable {
    public var name: String
    public var value: String

    /// A figure with this name.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public var title: String
  public var opening: [String]
  public var sections: [Section]
  public var closing: [String]

  /// A letter with these parts.
  public init(title: String, opening: [String], sections: [Section], closing: [String]) {
    self.title = title
    self.opening = opening
    self.sections = sections
    self.closing = closing
  }
}
