// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// A host of calendars on 127.0.0.1 that does at each path what a test wants of it, good or bad.
public final class CalendarServer: Sendable {
  /// What it does at a path.
  public enum Act: Sendable {
    /// Sends these bytes, and closes.
    case say(String)
    /// Answers 200 with a calendar of this tag and text, or 304 to whoever has it.
    case calendar(tag: String, String)
    /// Leads on to that.
    case lead(String)
    /// Sends these bytes, then nothing, and waits until the client is gone.
    case stall(String)
    /// Sends these bytes, then others without end.
    case flood(String)
  }

  private struct State {
    var acts: [String: Act] = [:]
    var requests: [String] = []
    var flooded = 0
  }

  private let listener: LoopbackListener
  private let state = Mutex(State())
  /// Where it listens.
  public var port: Int { listener.port }

  /// A server that answers 404 but at these paths.
  public init(_ acts: [String: Act] = [:]) throws {
    listener = try LoopbackListener()
    state.withLock { $0.acts = acts }
    listener.begin(self) { $0.serve($1) }
  }

  /// What it does at a path from now on.
  public subscript(path: String) -> Act? {
    get { state.withLock { $0.acts[path] } }
    set { state.withLock { $0.acts[path] = newValue } }
  }

  /// The requests' heads, as they came.
  public var requests: [String] { state.withLock { $0.requests } }
  /// The bytes that clients have taken of a flood, and what lies on the way to them.
  public var flooded: Int { state.withLock { $0.flooded } }

  /// The address of a path, by the name "127.0.0.1".
  public func address(_ path: String, host: String = "127.0.0.1") -> String { "http://\(host):\(port)\(path)" }

  private func serve(_ client: Int32) {
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(client, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
    }
    guard let head = head(client), let path = head.split(separator: " ").dropFirst().first.map(String.init) else {
      return
    }
    state.withLock { $0.requests.append(head) }
    switch self[path] {
    case nil: send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", client)
    case .say(let text): send(text, client)
    case .calendar(let tag, let text):
      let isKnown = head.lowercased().contains("if-none-match: \"\(tag.lowercased())\"")
      send(
        isKnown
          ? "HTTP/1.1 304 Not Modified\r\nETag: \"\(tag)\"\r\n\r\n"
          : "HTTP/1.1 200 OK\r\nETag: \"\(tag)\"\r\nContent-Type: text/calendar\r\n"
            + "Content-Length: \(text.utf8.count)\r\n\r\n\(text)", client)
    case .lead(let location):
      send("HTTP/1.1 302 Found\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n", client)
    case .stall(let text):
      send(text, client)
      var byte: UInt8 = 0
      _ = recv(client, &byte, 1, 0)
    case .flood(let text):
      send(text, client)
      let block = String(repeating: "X", count: 1 << 16)
      while send(block, client) { state.withLock { $0.flooded += block.utf8.count } }
    }
  }

  /// What a client asks, up to the empty line.
  private func head(_ client: Int32) -> String? {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !all.suffix(4).elementsEqual([13, 10, 13, 10]) {
      let count = recv(client, &buffer, buffer.count, 0)
      if count <= 0 || all.count > 65_536 { return nil }
      all += buffer[..<count]
    }
    return String(decoding: all, as: UTF8.self)
  }

  @discardableResult
  private func send(_ text: String, _ client: Int32) -> Bool {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }
}
