// SPDX-License-Identifier: Apache-2.0

/// What a server was asked last and what it has answered: from these follows what became of a message.
///
/// Commands are known by their first word alone, so that no password is kept.
struct Conversation: Hashable, Sendable {
  /// What was asked last.
  enum Command: String, CaseIterable, Sendable {
    /// Before the first, or one that has nothing to do with a message.
    case none
    case mail = "MAIL"
    case recipient = "RCPT"
    case data = "DATA"
    /// The message itself has begun.
    case message
  }

  private(set) var command = Command.none
  /// The last line that the server has said since then, with its code.
  private(set) var reply: String?
  /// Only good-byes are said, to which it doesn't matter what's answered.
  private var isQuitting = false

  /// Something was asked.
  mutating func sent(_ line: some Collection<UInt8>) {
    let word = String(decoding: line.prefix { $0 != 32 && $0 != 13 && $0 != 10 }, as: UTF8.self).uppercased()
    isQuitting = word == "QUIT"
    if isQuitting { return }
    command = Command(rawValue: word) ?? .none
    reply = nil
  }

  /// The whole message was given away.
  mutating func sentMessage() {
    command = .message
    reply = nil
  }

  /// The server has said something.
  mutating func received(_ line: some Collection<UInt8>) {
    if !isQuitting { reply = String(decoding: line, as: UTF8.self) }
  }

  /// The server's last line, where it's the last of an answer: "550 5.1.1 …"; nil for anything else.
  private var answer: (code: Int, words: Substring)? {
    guard let reply, let code = Int(reply.prefix(3)), (200...599).contains(code) else { return nil }
    let words = reply.dropFirst(3)
    // "250-…" isn't the end of an answer.
    guard words.isEmpty || words.first?.isWhitespace == true else { return nil }
    return (code, words.drop(while: \.isWhitespace))
  }

  /// What became of a message that libcurl doesn't report as sent.
  ///
  /// - Parameters:
  ///   - hasBegun: some of the message was given away. Before that the server can't have taken it.
  ///   - error: what libcurl says of it.
  func delivery(hasBegun: Bool, error: String) -> Delivery {
    let words = reply.map { "\(error): \($0)" } ?? error
    guard let answer else { return Delivery(hasBegun ? .unknown : .noService, words) }
    switch (command, answer.code) {
    // After the whole message only a refusal says for sure that it wasn't taken.
    case (.message, 400...499): return Delivery(.postponed, words)
    case (.message, 500...599): return Delivery(isAboutTheAddress(answer.words) ? .refusedAddress : .refused, words)
    case _ where hasBegun: return Delivery(.unknown, words)
    case (.recipient, 400...499), (.data, 400...499): return Delivery(.postponed, words)
    case (.recipient, 500...599):
      return Delivery(mayBeAboutTheAddress(answer.words) ? .refusedAddress : .refused, words)
    case (.data, 500...599): return Delivery(.refused, words)
    // The message is larger than the server takes; others needn't be.
    case (.mail, 552): return Delivery(.refused, words)
    // The server refuses whoever sends, or sends at all: the next message would fare no better.
    default: return Delivery(.noService, words)
    }
  }

  /// Whether an answer has a code that says so: bad destination mailbox (5.1.1 …), or one that's disabled (RFC 3463).
  private func isAboutTheAddress(_ words: Substring) -> Bool {
    ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"].contains { code in
      words.hasPrefix(code) && words.dropFirst(code.count).first?.isNumber != true
    }
  }

  /// The same of servers that give no such code, of which a refused recipient is taken at its word.
  ///
  /// Where a code speaks of something else, as 5.7.1 does of rules against relaying, it's a fault of settings, and the
  /// address stays good.
  private func mayBeAboutTheAddress(_ words: Substring) -> Bool {
    words.prefixMatch(of: /5\.\d{1,3}\.\d{1,3}/) == nil ? !speaksOfRelaying(words) : isAboutTheAddress(words)
  }

  private func speaksOfRelaying(_ words: Substring) -> Bool {
    let words = words.lowercased()
    return ["relay", "authenticat", "blocked", "denied", "spam", "policy"].contains { words.contains($0) }
  }
}
