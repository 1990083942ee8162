// SPDX-License-Identifier: Apache-2.0

/// Why a calendar couldn't be fetched: a stable code, and a sentence without its full stop.
///
/// It names neither address nor host: it ends in logs and in the database.
public struct FetchError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Stable; `docs/errors.md` explains each, and a test compares the two.
  public enum Code: String, CaseIterable, Sendable {
    /// It isn't an address of a calendar.
    case address = "fetch.address"
    /// It's an address without TLS.
    case open = "fetch.open"
    /// It leads to this machine, a private network, or nowhere.
    case network = "fetch.network"
    /// Nobody knows a machine of that name.
    case host = "fetch.host"
    /// The machine doesn't answer.
    case connection = "fetch.connection"
    /// The machine can't show that it's the one.
    case certificate = "fetch.certificate"
    /// It took too long.
    case timeout = "fetch.timeout"
    /// It's larger than any calendar.
    case tooLarge = "fetch.too-large"
    /// It leads on too often, or to nothing.
    case redirect = "fetch.redirect"
    /// The server says that it has no calendar there, or won't give it.
    case status = "fetch.status"
    /// What came isn't an answer as HTTP has it, or breaks off.
    case answer = "fetch.answer"
  }

  public var code: Code
  /// Without the code.
  public var message: String

  /// An error.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// "the server answers 404 [fetch.status]".
  public var description: String { "\(message) [\(code.rawValue)]" }
}
