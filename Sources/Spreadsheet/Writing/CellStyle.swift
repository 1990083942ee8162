// SPDX-License-Identifier: Apache-2.0

/// How a cell looks.
public struct CellStyle: Hashable, Sendable {
  /// Where the value stands between left and right.
  public enum Horizontal: Hashable, Sendable { case left, centre, right }
  /// Where it stands between top and bottom.
  public enum Vertical: Hashable, Sendable { case top, middle, bottom }

  /// Bold letters.
  public var isBold = false
  /// Slanted letters.
  public var isItalic = false
  /// Whether long text goes on below.
  public var wraps = false
  /// Size of the letters in points; nil: 11.
  public var size: Int?
  /// Colour of the letters; nil: black.
  public var textColour: Colour?
  /// Colour behind them; nil: none.
  public var fill: Colour?
  /// Nil: text left, numbers right.
  public var horizontal: Horizontal?
  /// Nil: bottom.
  public var vertical: Vertical?
  /// Widths of a letter between the left edge and the text; needs `horizontal` to be left.
  public var indent = 0
  /// Whether thin grey lines are drawn around the cell.
  public var hasBorder = false
  /// Whether it can be filled in on a sheet that's protected.
  public var isOpen = false
  /// How numbers are shown; nil: as the kind of the value wants it.
  public var format: NumberFormat?

  /// A style of no particulars.
  public init() {}

  /// Nothing particular.
  public static let plain = CellStyle()
  /// Bold letters.
  public static let bold = CellStyle.plain.with { $0.isBold = true }
  /// Long text goes on below, from the top of the cell.
  public static let wrapped = CellStyle.plain.with {
    $0.wraps = true
    $0.vertical = .top
  }
  /// Everything that's typed is text.
  public static let text = CellStyle.plain.with { $0.format = .text }

  /// This style with something changed.
  public func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var style = self
    change(&style)
    return style
  }

  /// This style on a coloured ground.
  public func filled(_ colour: Colour) -> CellStyle { with { $0.fill = colour } }
}

/// A colour of red, green and blue.
public struct Colour: Hashable, Sendable {
  /// Red, green, blue, a byte each: 0xRRGGBB.
  public let rgb: UInt32

  /// The colour 0xRRGGBB.
  public init(_ rgb: UInt32) { self.rgb = rgb & 0xFF_FFFF }

  /// White.
  public static let white = Colour(0xFF_FFFF)
}
