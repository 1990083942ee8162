// SPDX-License-Identifier: Apache-2.0

/// Gives invented names and addresses to the people of one school, no name twice.
struct NameGiver {
  private var random: RandomStream
  private let domain: String
  private var given: Set<String> = []

  /// Names for the school whose addresses end in `domain`.
  init(_ random: RandomStream, domain: String) {
    self.random = random
    self.domain = domain
  }

  /// A name and the address that goes with it; `.example` can never exist (RFC 2606).
  mutating func next() -> (name: String, email: String) {
    while true {
      let first = Self.firstNames[random.below(Self.firstNames.count)]
      let last = Self.lastNames[random.below(Self.lastNames.count)]
      let name = "\(first) \(last)"
      guard given.insert(name).inserted else { continue }
      return (name, "\(first).\(last)@\(domain)".lowercased())
    }
  }

  /// The words of a text.
  static func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }

  /// "Lapwing Rise" is "lapwing-rise"; apostrophes fall away.
  static func slug(_ text: String) -> String {
    text.lowercased().filter { $0 != "'" }.split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}
