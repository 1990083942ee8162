// SPDX-License-Identifier: Apache-2.0

/// Numbers that are compiled once and read millions of times: elements without references, read through a pointer.
///
/// An array in a class is retained and released around each read of an element; a profile of the search showed two fifths
/// of its time there. The memory belongs to `Storage`, which every copy of the table holds on to, is written once before
/// anybody reads it, and lives until the last copy goes.
struct FlatTable<Element: BitwiseCopyable>: RandomAccessCollection {
  private let base: UnsafePointer<Element>
  let endIndex: Int
  private let storage: Storage
  var startIndex: Int { 0 }

  private final class Storage {
    let memory: UnsafeMutablePointer<Element>
    init(_ memory: UnsafeMutablePointer<Element>) { unsafe self.memory = memory }
    deinit { unsafe memory.deallocate() }
  }

  /// A table of these elements.
  init(_ elements: [Element]) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: Swift.max(1, elements.count))
    for (index, element) in elements.enumerated() { unsafe (memory + index).initialize(to: element) }
    storage = unsafe Storage(memory)
    unsafe base = UnsafePointer(memory)
    endIndex = elements.count
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: endIndex), "index out of a compiled table")
    return unsafe base[index]
  }
}

// Nothing writes after `init`.
extension FlatTable: @unchecked Sendable where Element: Sendable {}
