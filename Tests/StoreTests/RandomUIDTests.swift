// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Store

/// The uids that entries get.
@Suite struct RandomUIDTests {
  @Test func theyAreWrittenAsFoundationWritesThem() throws {
    let text = RandomUID.text(high: 0x0123_4567_89AB_CDEF, low: 0xFEDC_BA98_7654_3210)
    #expect(text == "01234567-89ab-4def-bedc-ba9876543210")
    #expect(try #require(UUID(uuidString: text)).uuidString.lowercased() == text)
  }

  @Test func noneComesTwice() {
    let all = Set((0..<2000).map { _ in RandomUID.text() })
    #expect(all.count == 2000)
    #expect(all.allSatisfy { UUID(uuidString: $0) != nil && Array($0)[14] == "4" && "89ab".contains(Array($0)[19]) })
    // No digit but those of version and variant is the same everywhere.
    for place in 0..<36 where ![8, 13, 14, 18, 23].contains(place) {
      #expect(Set(all.map { Array($0)[place] }).count > 1)
    }
  }
}
