// SPDX-License-Identifier: Apache-2.0

/// Gives messages to a mail server (RFC 5321), one recipient each, through libcurl.
///
/// The moment that matters lies between the server's 354 and the first byte of the message: until then the server can't
/// have taken it, whatever happens, and afterwards only its answer tells. libcurl asks for the first bytes just then, so
/// that `beginning` is called from there, and nothing is given away before it has returned. If the process ends between the
/// two, the server has a message without an end, which it must not deliver (RFC 5321, 4.1.1.4).
///
/// It's for one thread at a time; the connection stays open from message to message.
public final class SMTPTransport: Transport {
  private let session: CurlSession
  public let place: String

  /// A transport to that server, to which nothing is connected yet.
  ///
  /// - Throws: `SMTPError` where the settings don't allow that.
  public init(_ settings: SMTPSettings) throws(SMTPError) {
    try settings.check()
    place = "\(settings.host):\(settings.port)"
    session = try CurlSession(settings)
  }

  public func send(_ envelope: Envelope, beginning: () throws -> Void) throws -> Delivery {
    try withoutActuallyEscaping(beginning) { beginning in
      let exchange = Exchange(envelope.bytes, beginning: beginning)
      let failure = session.perform(exchange, from: envelope.sender, to: envelope.recipient)
      if let error = exchange.error { throw error }
      guard let failure else { return Delivery(.accepted, exchange.conversation.reply ?? "") }
      return exchange.conversation.delivery(hasBegun: exchange.hasBegun, error: failure)
    }
  }
}

/// One message on its way through libcurl.
final class Exchange {
  private let bytes: [UInt8]
  private var offset = 0
  private let beginning: () throws -> Void
  private(set) var hasBegun = false
  private(set) var error: (any Error)?
  var conversation = Conversation()

  init(_ bytes: [UInt8], beginning: @escaping () throws -> Void) {
    self.bytes = bytes
    self.beginning = beginning
  }

  var count: Int { bytes.count }

  /// The next bytes of the message, at most so many, none at its end; nil where nothing may be sent.
  func next(_ most: Int) -> ArraySlice<UInt8>? {
    if !hasBegun {
      do { try beginning() } catch {
        self.error = error
        return nil
      }
      hasBegun = true
    }
    let part = bytes[offset..<min(offset + most, bytes.count)]
    if !part.isEmpty, part.endIndex == bytes.count { conversation.sentMessage() }
    offset = part.endIndex
    return part
  }
}

/// Why no server can be spoken to with these settings.
public enum SMTPError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It isn't a name or address.
  case badHost(String)
  /// It isn't 1 … 65535.
  case badPort(Int)
  /// A password would go over the network for everybody to read.
  case openPassword
  /// It has characters that can't stand in it, or nothing.
  case badCredentials
  /// libcurl doesn't do what's needed.
  case library(String)

  /// A stable name for the error.
  public var code: String {
    switch self {
    case .badHost: "mail.host"
    case .badPort: "mail.port"
    case .openPassword: "mail.open-password"
    case .badCredentials: "mail.credentials"
    case .library: "mail.library"
    }
  }

  /// All codes.
  public static let codes = ["mail.host", "mail.port", "mail.open-password", "mail.credentials", "mail.library"]

  public var description: String {
    switch self {
    case .badHost(let host): "'\(host)' is no server's name or address"
    case .badPort(let port): "\(port) is no port: expected 1 … 65535"
    case .openPassword:
      "without TLS everybody on the way could read the password; only a server on this machine gets it"
    case .badCredentials: "user, password or token are empty or have line breaks"
    case .library(let reason): "libcurl can't be used: \(reason)"
    }
  }
}

extension SMTPSettings {
  /// Whether the server is this machine.
  private var isLocal: Bool { ["localhost", "127.0.0.1", "::1"].contains(host) }

  fileprivate func check() throws(SMTPError) {
    let isName = host.utf8.allSatisfy { byte in
      Character(UnicodeScalar(byte)).isLetter || (48...58).contains(byte) || byte == 45 || byte == 46
    }
    guard !host.isEmpty, host.utf8.count <= 253, isName, !host.hasPrefix("-") else { throw .badHost(host) }
    guard (1...65_535).contains(port) else { throw .badPort(port) }
    guard let credentials else { return }
    if security == .none, !isLocal { throw .openPassword }
    let texts =
      switch credentials {
      case .password(let user, let password): [user, password]
      case .token(let user, let token): [user, token]
      }
    guard texts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 32 && $0 != 127 } }) else {
      throw .badCredentials
    }
  }
}
