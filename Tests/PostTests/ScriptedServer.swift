// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization
import TestSupport

/// A mail server on 127.0.0.1 that behaves at one place as a test wants it to, and well at all others.
final class ScriptedServer: Sendable {
  /// Where in a conversation it is.
  enum Place: String, CaseIterable, Sendable {
    case connect
    case hello = "EHLO"
    case sender = "MAIL"
    case recipient = "RCPT"
    case data = "DATA"
    /// In the middle of the message.
    case body
    /// After the whole message.
    case end

    /// What a good server says there.
    fileprivate var usual: String? {
      switch self {
      case .connect: "220 a.example ready"
      case .hello: "250-a.example\r\n250 SIZE 1000000"
      case .sender, .recipient: "250 2.1.0 Ok"
      case .data: "354 Go ahead"
      case .body: nil
      case .end: "250 2.0.0 Ok: queued"
      }
    }
  }

  /// What it does there.
  enum Act: Hashable, Sendable {
    case say(String)
    /// Says it after so many seconds.
    case late(Double, String)
    /// Closes the connection.
    case drop
    /// Says nothing and waits until the client is gone.
    case stall
  }

  private struct State {
    var messages: [String] = []
    var recipients: [String] = []
    var connections = 0
  }

  private let listener: LoopbackListener
  private let acts: [Place: Act]
  private let state = Mutex(State())
  var port: Int { listener.port }

  init(_ acts: [Place: Act] = [:]) throws {
    self.acts = acts
    listener = try LoopbackListener(waiting: 8)
    listener.begin(self) { $0.serve($1) }
  }

  /// The messages that it has taken, as they came.
  var messages: [String] { state.withLock { $0.messages } }
  var recipients: [String] { state.withLock { $0.recipients } }
  var connections: Int { state.withLock { $0.connections } }

  private func serve(_ client: Int32) {
    state.withLock { $0.connections += 1 }
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var input = Lines(client)
    guard act(.connect, client, &input) else { return }
    while let line = input.next() {
      let word = line.prefix { $0 != " " }.uppercased()
      if word == "QUIT" { return }
      let place = Place(rawValue: word == "HELO" ? "EHLO" : word)
      guard let place else {
        guard send("250 Ok", client) else { return }
        continue
      }
      if place == .recipient { state.withLock { $0.recipients.append(line) } }
      guard act(place, client, &input) else { return }
      if place == .data, !isRefusal(.data), !message(&input, client) { return }
    }
  }

  private func isRefusal(_ place: Place) -> Bool {
    if case .say(let text) = acts[place] { return !text.hasPrefix("3") }
    return false
  }

  /// Reads the message; false where the connection has ended.
  private func message(_ input: inout Lines, _ client: Int32) -> Bool {
    if acts[.body] != nil {
      _ = input.next()
      _ = act(.body, client, &input)
      return false
    }
    var lines: [String] = []
    while let line = input.next() {
      if line != "." {
        lines.append(line.hasPrefix(".") ? String(line.dropFirst()) : line)
        continue
      }
      if case .say(let text) = acts[.end] ?? .say("250"), text.hasPrefix("2") {
        state.withLock { $0.messages.append(lines.map { $0 + "\r\n" }.joined()) }
      }
      return act(.end, client, &input)
    }
    return false
  }

  /// False where the connection has ended.
  private func act(_ place: Place, _ client: Int32, _ input: inout Lines) -> Bool {
    switch acts[place] ?? place.usual.map(Act.say) ?? .drop {
    case .say(let text): return send(text, client)
    case .late(let seconds, let text):
      Thread.sleep(forTimeInterval: seconds)
      return send(text, client)
    case .drop: return false
    case .stall:
      while input.next() != nil {}
      return false
    }
  }

  private func send(_ text: String, _ client: Int32) -> Bool {
    let bytes = Array((text + "\r\n").utf8)
    return Foundation.send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  /// Lines as they come, without their ends.
  private struct Lines {
    private let client: Int32
    private var waiting: [UInt8] = []

    init(_ client: Int32) { self.client = client }

    mutating func next() -> String? {
      while true {
        if let end = waiting.firstIndex(of: 10) {
          let line = String(decoding: waiting[..<end].filter { $0 != 13 }, as: UTF8.self)
          waiting.removeFirst(end + 1)
          return line
        }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = recv(client, &buffer, buffer.count, 0)
        if count <= 0 { return nil }
        waiting += buffer[..<count]
      }
    }
  }
}
