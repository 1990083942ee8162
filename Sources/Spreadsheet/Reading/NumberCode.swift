// SPDX-License-Identifier: Apache-2.0

/// What a format of numbers makes of them, as far as reading depends on it (ECMA-376 part 1, 18.8.30 and 18.8.31).
struct NumberCode: Hashable, Sendable {
  /// Kinds of formats.
  enum Kind: Hashable, Sendable {
    /// A plain number; `least` digits before the point are shown, with zeros in front where there are fewer.
    case number(least: Int)
    /// A share with its sign.
    case percent
    /// Money; the symbol where it isn't pounds.
    case money(symbol: String)
    /// A day, a time of day, or both.
    case moment(Moment)
    /// A length of time that may be longer than a day.
    case length
    /// Text.
    case text
  }

  /// What a format shows of a day and time.
  struct Moment: Hashable, Sendable {
    var hasDay = false
    var hasTime = false
    var hasSeconds = false
    /// Whether hours have two digits.
    var isPadded = false
    /// Whether AM or PM stands behind.
    var isTwelveHour = false
  }

  /// What it makes of a number.
  var kind: Kind

  /// The format of cells without one.
  static let general = NumberCode(kind: .number(least: 1))

  private init(kind: Kind) { self.kind = kind }

  /// The format that a code says.
  init(_ code: String) { self.init(kind: FormatScan(code).kind) }

  /// The format of a built-in number, which files don't spell out.
  init(builtIn id: Int) {
    let kind: Kind =
      switch id {
      case 5...8, 41...44: .money(symbol: "")
      case 9, 10: .percent
      // Numbers 27 to 58 are days and times of East Asian editions.
      case 14...17, 27...31, 36, 50...54, 57, 58: .moment(Moment(hasDay: true))
      case 18: .moment(Moment(hasTime: true, isTwelveHour: true))
      case 19: .moment(Moment(hasTime: true, hasSeconds: true, isTwelveHour: true))
      case 20, 32, 34, 55: .moment(Moment(hasTime: true))
      case 21, 33, 35, 45, 47, 56: .moment(Moment(hasTime: true, hasSeconds: true))
      case 22: .moment(Moment(hasDay: true, hasTime: true))
      case 46: .length
      case 49: .text
      default: .number(least: 1)
      }
    self.init(kind: kind)
  }
}

/// Reads the first section of a format code, which is the one for positive numbers.
private struct FormatScan {
  private(set) var hasDay = false
  private(set) var hasHour = false
  private(set) var hasSecond = false
  private(set) var hasMonthOrMinute = false
  private(set) var hasPercent = false
  private(set) var isTwelveHour = false
  private(set) var isPadded = false
  private(set) var isLength = false
  private(set) var isText = false
  private(set) var symbol: String?
  /// Zeros before the point, if nothing but zeros stands there.
  private(set) var zeros = 0
  private(set) var hasOtherDigits = false
  private var isBehindPoint = false

  private let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ code: String) {
    scalars = Array(code.unicodeScalars)
    while index < scalars.count, scalars[index] != ";" { step() }
  }

  var kind: NumberCode.Kind {
    if isLength { return .length }
    let hasTime = hasHour || hasSecond
    // An m beside hours or seconds is minutes, else months.
    let isDay = hasDay || (hasMonthOrMinute && !hasTime)
    if isDay || hasTime {
      return .moment(
        NumberCode.Moment(
          hasDay: isDay, hasTime: hasTime, hasSeconds: hasSecond, isPadded: isPadded, isTwelveHour: isTwelveHour))
    }
    if hasPercent { return .percent }
    if let symbol { return .money(symbol: symbol == "£" ? "" : symbol) }
    if isText { return .text }
    return .number(least: hasOtherDigits ? 1 : max(1, zeros))
  }

  private mutating func step() {
    let scalar = scalars[index]
    index += 1
    switch scalar {
    case "\"": literal(untilQuote())
    // \x stands for x itself, _x for a space as wide as x, *x fills the cell with x.
    case "\\": literal(next())
    case "_", "*": _ = next()
    case "[": bracket(untilBracket())
    case "%": hasPercent = true
    case "@": isText = true
    case ".": isBehindPoint = true
    case "0": if !isBehindPoint { zeros += 1 }
    case "#", "?", ",", "/": if !isBehindPoint || scalar == "/" { hasOtherDigits = true }
    default: letter(scalar)
    }
  }

  private mutating func letter(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "g", "G": if !isGeneral() { hasDay = true }
    case "y", "Y", "d", "D", "b", "B": hasDay = true
    case "e", "E":
      // "0.00E+00" is a power of ten, a lone e the year of an era.
      let next = index < scalars.count ? scalars[index] : " "
      if next == "+" || next == "-" { hasOtherDigits = true } else { hasDay = true }
    case "h", "H":
      if !hasHour, index < scalars.count, scalars[index] == "h" || scalars[index] == "H" { isPadded = true }
      hasHour = true
    case "s", "S": hasSecond = true
    case "m", "M": hasMonthOrMinute = true
    case "a", "A": meridiem()
    default: literal(String(scalar))
    }
  }

  /// Steps over the word "General", which isn't the g of an era.
  private mutating func isGeneral() -> Bool {
    guard String(String.UnicodeScalarView(scalars[(index - 1)...].prefix(7))).lowercased() == "general" else {
      return false
    }
    index += 6
    return true
  }

  /// "AM/PM" or "A/P".
  private mutating func meridiem() {
    let rest = String(String.UnicodeScalarView(scalars[(index - 1)...].prefix(5))).lowercased()
    let length = rest == "am/pm" ? 5 : rest.hasPrefix("a/p") ? 3 : 0
    guard length > 0 else { return }
    isTwelveHour = true
    index += length - 1
  }

  /// `[h]`, `[mm]`, `[ss]`: elapsed time. `[$£-809]`: a currency and a language. `[Red]`, `[>=100]`: nothing here.
  private mutating func bracket(_ content: String) {
    let lowered = content.lowercased()
    if let first = lowered.first, "hms".contains(first), lowered.allSatisfy({ $0 == first }) {
      isLength = true
    } else if content.hasPrefix("$") {
      let name = content.dropFirst().prefix { $0 != "-" }
      if !name.isEmpty { symbol = String(name) }
      // Windows' own formats of times and long dates.
      if lowered == "$-f400" { hasHour = true }
      if lowered == "$-f800" { hasDay = true }
    }
  }

  private mutating func literal(_ text: String) {
    for sign in ["£", "$", "€"] where text.contains(sign) && symbol == nil { symbol = sign }
  }

  // MARK: Stepping

  private mutating func next() -> String {
    guard index < scalars.count else { return "" }
    index += 1
    return String(scalars[index - 1])
  }

  private mutating func untilQuote() -> String { until("\"") }
  private mutating func untilBracket() -> String { until("]") }

  private mutating func until(_ end: Unicode.Scalar) -> String {
    var text = String.UnicodeScalarView()
    while index < scalars.count, scalars[index] != end {
      text.append(scalars[index])
      index += 1
    }
    index += 1
    return String(text)
  }
}
