// SPDX-License-Identifier: Apache-2.0

/// Gives the memory that was taken from it back when it goes.
final class Pool {
  private var pointers: [UnsafeMutableRawPointer] = []

  fileprivate func take<Element: BitwiseCopyable>(_ count: Int) -> UnsafeMutablePointer<Element> {
    let pointer = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
    pointers.append(UnsafeMutableRawPointer(pointer))
    return pointer
  }

  deinit {
    for pointer in pointers { pointer.deallocate() }
  }
}

/// A fixed number of plain values in memory of a pool, which must outlive it; all copies share them. Inner loops read and
/// write it without the checks, the copies on write and the counts of references of an array.
struct Memory<Element: BitwiseCopyable> {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  init(_ count: Int, _ value: Element, in pool: Pool) {
    self.count = count
    base = pool.take(count)
    base.initialize(repeating: value, count: count)
  }

  init(_ values: [Element], in pool: Pool) {
    count = values.count
    base = pool.take(count)
    for (index, value) in values.enumerated() { (base + index).initialize(to: value) }
  }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    @inline(__always) nonmutating set {
      assert(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  func fill(_ value: Element) { base.update(repeating: value, count: count) }

  func copy(from other: Memory<Element>) { base.update(from: other.base, count: min(count, other.count)) }

  var array: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", https://doi.org/10.1145/2660193.2660195.
struct Draws {
  private var state: UInt64

  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0xD1B5_4A32_D192_ED03 &+ 0x632B_E59B_D9B4_E019 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to `count` - 1.
  mutating func below(_ count: Int) -> Int { Int(((next() >> 32) &* UInt64(count)) >> 32) }
}
