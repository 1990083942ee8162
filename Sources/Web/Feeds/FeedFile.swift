// SPDX-License-Identifier: Apache-2.0

import Calendars
import Crypto
import HTTPTypes
import Hummingbird

/// The bytes of a feed with what HTTP says of them.
struct FeedFile: Sendable {
  let bytes: ByteBuffer
  /// A strong validator: a hash of the bytes, in its quotes.
  let etag: String
  /// When the plan was published of which it is.
  let modified: UTCInstant
  /// What every answer about it says, whether it's sent or the client has it already: made once and not for each of the many
  /// who ask whether it's another by now.
  let headers: HTTPFields

  init(_ bytes: [UInt8], modified: UTCInstant) {
    self.bytes = ByteBuffer(bytes: bytes)
    self.modified = modified
    // Half of the hash: what's compared is never chosen by somebody who'd gain by two equal ones.
    etag = "\"" + SHA256.hash(data: bytes).prefix(16).map(Self.hexadecimal).joined() + "\""
    headers = [
      .eTag: etag, .lastModified: HTTPDate.text(modified), .cacheControl: "private, max-age=60, must-revalidate",
      .robots: "noindex",
    ]
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    String(byte >> 4, radix: 16) + String(byte & 0x0F, radix: 16)
  }
}
