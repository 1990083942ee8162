// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import NIOCore

/// Nothing but Hummingbird and one answer that never changes: what `planner serve` is measured against
/// (`scripts/serving.py`, docs/benchmarks.md).
///
/// `bare-server PORT BYTES` answers every request for /bare with so many bytes, or with 304 where it names their tag.
@main
struct BareServer {
  static func main() async throws {
    let words = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    guard words.count == 2 else {
      print("usage: bare-server PORT BYTES")
      return
    }
    let body = ByteBuffer(repeating: UInt8(ascii: "x"), count: words[1])
    let headers: HTTPFields = [.eTag: "\"bare\"", .contentType: "text/calendar; charset=utf-8"]
    let router = Router()
    router.get("bare") { request, _ in
      request.headers[.ifNoneMatch] == headers[.eTag]
        ? Response(status: .notModified, headers: headers)
        : Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }
    let server = Application(
      router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: words[0])))
    try await server.runService()
  }
}
