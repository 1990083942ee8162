// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Post

@Test func waitsGrowAndEndAfterAboutThreeDays() {
  let waits = (1..<BackOff.mostAttempts).compactMap { BackOff.wait(after: $0) }
  #expect(waits.first == .seconds(300) && waits == waits.sorted() && waits.count == BackOff.mostAttempts - 1)
  #expect((.seconds(60 * 3600)...Duration.seconds(84 * 3600)).contains(waits.reduce(.zero, +)))
  #expect(BackOff.wait(after: BackOff.mostAttempts) == nil)
}

@Test func aReplyIsOneLineThatCanBeShown() {
  #expect(Delivery(.refused, " 550\u{1b}[31m No\r\nsuch  user\u{0} ").reply == "550 [31m No such user")
  #expect(Delivery(.refused, String(repeating: "x", count: 5000)).reply.count == 300)
}
