// SPDX-License-Identifier: Apache-2.0

import Calendars
import HTTPTypes

/// What a client says it has already (RFC 9110, 13.1).
struct Conditions {
  private let tags: String?
  private let since: String?

  init(_ headers: HTTPFields) {
    tags = headers[.ifNoneMatch]
    since = headers[.ifModifiedSince]
  }

  /// Whether the client has `file`. Where it names tags, its date doesn't count.
  func isMet(by file: FeedFile) -> Bool {
    if let tags {
      // Most clients send back what they got.
      if tags == file.etag { return true }
      return tags.split(separator: ",").contains { tag in
        let tag = tag.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
        // A proxy may have called ours weak; for this question it's the same.
        return tag == "*" || (tag.hasPrefix("W/") ? tag.dropFirst(2) : tag) == file.etag
      }
    }
    // The very date that was given out, and no later one: after a restored backup what's shown is older.
    return since.flatMap(HTTPDate.instant) == file.modified
  }
}
