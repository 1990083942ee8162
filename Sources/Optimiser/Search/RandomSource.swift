// SPDX-License-Identifier: Apache-2.0

/// SplitMix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", doi:10.1145/2714064.2660195): the
/// same numbers on every machine, unlike the system's generator.
struct RandomSource {
  private var state: UInt64

  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &+ 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// 0 ..< bound; `bound` must be positive. Lemire's multiplication; its bias is under 2⁻³² for the bounds used here.
  mutating func below(_ bound: Int) -> Int { Int((next() >> 32).multipliedFullWidth(by: UInt64(bound) << 32).high) }

  /// The elements in a random order (Fisher and Yates).
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    var index = result.count - 1
    while index > 0 {
      result.swapAt(index, below(index + 1))
      index -= 1
    }
    return result
  }
}
