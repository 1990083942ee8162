// SPDX-License-Identifier: Apache-2.0

/// A small seeded generator for property tests: the same seed gives the same sequence on every machine.
///
/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", https://doi.org/10.1145/2660193.2660195.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator that starts from `seed`; print it with a failure to replay it.
  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to `count` - 1; `count` must be positive.
  public mutating func below(_ count: Int) -> Int {
    precondition(count > 0, "nothing to draw from")
    return Int(next() % UInt64(count))
  }

  /// A number within `range`.
  public mutating func draw(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// One of `choices`, which must not be empty.
  public mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

  /// True in `share` of a thousand draws.
  public mutating func chance(perMille share: Int) -> Bool { below(1000) < share }
}
