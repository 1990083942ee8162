// SPDX-License-Identifier: Apache-2.0

import Mail
import Testing

@Test(arguments: ["ann.lee@school.example", "o'neil+cover@st-johns.trafford.sch.uk", "a@b.cd"])
func ordinaryAddressesAreTaken(_ text: String) throws {
  #expect(try MailAddress(text).description == text)
}

@Test(arguments: [
  "", "ann", "ann@", "@school.example", "ann@school", "a@b@school.example", "ann lee@school.example",
  "ann@school.example\r\nRCPT TO:<x@y.example>", "ann@school.example\n", "\"ann lee\"@school.example", "ann@[10.0.0.1]",
  ".ann@school.example", "ann..lee@school.example", "ann@-school.example", "ann@school-.example", "ann@school..example",
  "ann@schôol.example", "<ann@school.example>", "ann@school.example>", "ann,bob@school.example",
  "ann\u{0}@school.example",
])
func addressesThatSomeServerWouldMisreadAreRefused(_ text: String) {
  let error = #expect(throws: MailError.self) { try MailAddress(text) }
  #expect(error?.code == "mail-bad-address")
}

@Test func lengthsOfAddressesAreThoseOfTheStandard() throws {
  let domain = "school.example"
  #expect(throws: Never.self) { try MailAddress(String(repeating: "a", count: 64) + "@" + domain) }
  #expect(throws: MailError.self) { try MailAddress(String(repeating: "a", count: 65) + "@" + domain) }
  let long = Array(repeating: "abcdefghi", count: 25).joined(separator: ".")
  #expect(throws: MailError.self) { try MailAddress("ann.lee@" + long + ".example") }
}

@Test func domainsDifferInNothingButCase() throws {
  #expect(try MailAddress("Ann@SCHOOL.example") == MailAddress("Ann@school.example"))
  #expect(try MailAddress("Ann@school.example") != MailAddress("ann@school.example"))
}
