// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Commands

@Suite struct InputFingerprintTests {
  private func fingerprint(_ files: [(String, String)]) -> String {
    InputFingerprint.hexadecimal(of: files.map { (name: $0.0, bytes: Array($0.1.utf8)) })
  }

  @Test func theDefinitionInTheDocumentationHolds() {
    // printf '\0\0\0\0\0\0\0\x05a.csv\0\0\0\0\0\0\0\x02hi' | sha256sum
    #expect(fingerprint([("a.csv", "hi")]) == "fab3e00e19eb12b62c626943706eaec48d7fe52639d3fb2cde182176a4914515")
  }

  @Test func orderDoesNotMatter() {
    #expect(fingerprint([("a", "1"), ("b", "2")]) == fingerprint([("b", "2"), ("a", "1")]))
  }

  @Test func namesAndContentsDoNotRunTogether() {
    let all = [
      fingerprint([("ab", "c")]), fingerprint([("a", "bc")]), fingerprint([("a", ""), ("b", "c")]),
      fingerprint([("a", "b"), ("b", "")]), fingerprint([]),
    ]
    #expect(Set(all).count == all.count)
  }
}
