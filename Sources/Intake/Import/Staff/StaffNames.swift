// SPDX-License-Identifier: Apache-2.0

/// Names of people as lists write them.
enum StaffNames {
  /// "Clarke, Ben" → "Ben Clarke"; anything else as it stands, on one line.
  static func ordered(_ text: String) -> String {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmed }
    let words = parts.count == 2 && parts.allSatisfy { !$0.isEmpty } ? [parts[1], parts[0]] : [text]
    return words.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// What the part of an address before the @ says of a name: "ben.o-clarke" → "Ben O-Clarke".
  static func fromAddress(_ local: String) -> String {
    let words = local.split { ". _".contains($0) }.map { word in
      word.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: "-")
    }
    return words.isEmpty ? local : words.joined(separator: " ")
  }
}
