// SPDX-License-Identifier: Apache-2.0

import Choice
import Testing

@testable import CPSAT

@Suite struct WireTests {
  @Test func numbersAreWrittenAsOthersWriteThem() {
    var writer = WireWriter()
    writer.add(1, 150)
    writer.add(2, [3, 270, 86_942])
    writer.add(4, -1)
    // The first two are the examples of the format's own guide.
    #expect(
      writer.bytes == [0x08, 0x96, 0x01, 0x12, 0x06, 0x03, 0x8E, 0x02, 0x9E, 0xA7, 0x05, 0x20]
        + Array(repeating: 0xFF, count: 9) + [0x01])
  }

  @Test func whatIsWrittenIsReadAgain() {
    let numbers = [0, 1, 127, 128, -1, Int.max, Int.min]
    var writer = WireWriter()
    writer.add(7, numbers)
    writer.add(3, Int.min)
    var reader = WireReader(writer.bytes[...])
    guard let first = reader.next(), case .bytes(let list) = first.value else {
      Issue.record("no list")
      return
    }
    #expect(first.field == 7 && WireReader.numbers(list) == numbers)
    #expect(reader.next().map { $0.field == 3 && $0.value == .number(Int.min) } == true)
    #expect(reader.next() == nil)
  }

  @Test func whatBreaksOffEndsTheReading() {
    for bytes: [UInt8] in [[0x12, 0x06, 0x03], [0x08], [0x80, 0x80], [0x09, 1, 2], [0x0B]] {
      var reader = WireReader(bytes[...])
      #expect(reader.next() == nil)
    }
  }

  @Test func aResponseIsReadBesideFieldsThatNobodyAskedFor() {
    var writer = WireWriter()
    writer.add(1, 4)
    writer.add(2, [1, 0, 5])
    writer.add(20, Array("words".utf8))
    writer.add(29, -7)
    let response = Messages.response(writer.bytes)
    #expect(response == Messages.Response(status: 4, values: [1, 0, 5], bound: -7))
  }
}
