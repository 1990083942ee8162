// SPDX-License-Identifier: Apache-2.0

import Calendars
import NIOCore

/// Feeds that are ready to be sent, within a number of bytes; the oldest make room.
///
/// Which feed it is stands in the key, and never the token: two tokens of one scope share the bytes.
struct FeedCache {
  struct Key: Hashable {
    var feed: String
    var view: FeedView
  }

  private let most: Int
  private var files: [Key: FeedFile] = [:]
  /// By age; the first ones may have been dropped from the front already.
  private var order: [Key] = []
  private var oldest = 0
  /// Of all files, with what else one takes.
  private(set) var bytes = 0

  init(most: Int) { self.most = most }

  var count: Int { files.count }

  subscript(key: Key) -> FeedFile? { files[key] }

  mutating func add(_ file: FeedFile, for key: Key) {
    guard files[key] == nil, Self.size(file) <= most else { return }
    files[key] = file
    order.append(key)
    bytes += Self.size(file)
    while bytes > most { dropOldest() }
  }

  mutating func removeAll() { self = FeedCache(most: most) }

  private mutating func dropOldest() {
    guard oldest < order.count else { return }
    if let file = files.removeValue(forKey: order[oldest]) { bytes -= Self.size(file) }
    oldest += 1
    if oldest > 1000, oldest * 2 > order.count {
      order.removeFirst(oldest)
      oldest = 0
    }
  }

  private static func size(_ file: FeedFile) -> Int { file.bytes.readableBytes + 300 }
}
