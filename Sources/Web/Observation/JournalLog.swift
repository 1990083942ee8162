// SPDX-License-Identifier: Apache-2.0

public import Logging

/// A log of one line an event: `<6>published plan=3` for systemd's journal, which reads the priority and has the time; for
/// others the level as a word.
public struct JournalLog: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var metadataProvider: Logger.MetadataProvider?

  private let threshold: LogThreshold
  /// What a part of the program asks for besides, to say less.
  private var floor = Logger.Level.trace
  private let isJournal: Bool
  private let write: @Sendable (String) -> Void

  /// A log whose lines, without their ends, go to `write`.
  ///
  /// - Parameters:
  ///   - threshold: the least that's logged, by all copies of this log, and from the moment on at which it becomes another.
  ///   - isJournal: whether they go to systemd's journal.
  public init(threshold: LogThreshold, isJournal: Bool, write: @escaping @Sendable (String) -> Void) {
    self.threshold = threshold
    self.isJournal = isJournal
    self.write = write
  }

  /// The least that's logged: the threshold's, or what this copy was set to where that's higher.
  public var logLevel: Logger.Level {
    get { max(floor, threshold.level) }
    set { floor = newValue }
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    let fields = metadata.merging(event.metadata ?? [:]) { $1 }
    let words =
      [Self.plain("\(event.message)")]
      + fields.sorted { $0.key < $1.key }.map { "\($0.key)=\(Self.quoted("\($0.value)"))" }
    write((isJournal ? "<\(Self.priority(event.level))>" : "\(event.level): ") + words.joined(separator: " "))
  }

  /// As syslog(3) numbers them.
  private static func priority(_ level: Logger.Level) -> Int {
    switch level {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }

  /// One line, whatever it says.
  private static func plain(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : $0 }))
  }

  private static func quoted(_ value: String) -> String {
    let value = plain(value)
    guard value.isEmpty || value.contains(where: { " \"=".contains($0) }) else { return value }
    return "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
