// SPDX-License-Identifier: Apache-2.0

/// Random draws that depend on a seed and a name alone.
///
/// Everything that's drawn has a stream of its own ("staff" of school 7), so that drawing more in one place changes
/// nothing in another. Names and numbers are mixed into the start by FNV-1a (RFC 9923), numbers come by SplitMix64:
/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", https://doi.org/10.1145/2660193.2660195.
struct RandomStream: Sendable {
  private var state: UInt64

  /// The stream called `name` and `numbers` of the run with `seed`.
  init(_ seed: UInt64, _ name: String, _ numbers: Int...) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func take(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for byte in name.utf8 { take(byte) }
    for number in [seed] + numbers.map({ UInt64(bitPattern: Int64($0)) }) {
      for shift in stride(from: UInt64(0), to: 64, by: 8) { take(UInt8(truncatingIfNeeded: number >> shift)) }
    }
    state = hash
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to `count` - 1, each as likely; 0 where `count` is less than 1.
  ///
  /// By multiplication with rejection: Lemire, "Fast random integer generation in an interval",
  /// https://doi.org/10.1145/3230636.
  mutating func below(_ count: Int) -> Int {
    guard count > 1 else { return 0 }
    let bound = UInt64(count)
    let refused = (0 &- bound) % bound
    while true {
      let product = next().multipliedFullWidth(by: bound)
      if product.low >= refused { return Int(product.high) }
    }
  }

  /// A number within `range`.
  mutating func draw(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// True in `perMille` of a thousand draws.
  mutating func chance(_ perMille: Int) -> Bool { below(1000) < perMille }

  /// One of `choices`; nil where there are none.
  mutating func pick<Element>(_ choices: [Element]) -> Element? {
    choices.isEmpty ? nil : choices[below(choices.count)]
  }

  /// One of `first` and `others`.
  mutating func pick<Element>(_ first: Element, _ others: Element...) -> Element {
    let index = below(others.count + 1)
    return index == 0 ? first : others[index - 1]
  }

  /// An index of `weights`, as likely as its weight says.
  mutating func index(weights: [Int]) -> Int {
    var rest = below(max(1, weights.reduce(0, +)))
    for (index, weight) in weights.enumerated() {
      if rest < weight { return index }
      rest -= weight
    }
    return 0
  }

  /// `elements` in random order (Fisher and Yates).
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for index in stride(from: result.count - 1, to: 0, by: -1) { result.swapAt(index, below(index + 1)) }
    return result
  }

  /// `count` of `elements`, or all of them, in random order.
  mutating func some<Element>(_ count: Int, of elements: [Element]) -> [Element] {
    Array(shuffled(elements).prefix(count))
  }
}
