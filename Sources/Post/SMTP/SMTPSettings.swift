// SPDX-License-Identifier: Apache-2.0

/// Which server takes messages, and what it's shown.
public struct SMTPSettings: Sendable {
  /// How what's said is kept from others.
  public enum Security: String, CaseIterable, Sendable {
    /// TLS from the STARTTLS command on: needed, not only wished for (RFC 3207).
    case startTLS = "starttls"
    /// TLS from the first byte on (RFC 8314).
    case tls
    /// None: for a server on this machine.
    case none
  }

  /// Who sends.
  public enum Credentials: Sendable {
    /// AUTH PLAIN or LOGIN, whichever the server offers.
    case password(user: String, password: String)
    /// AUTH XOAUTH2, with a token of OAuth 2, as Microsoft 365 and Google want it.
    case token(user: String, token: String)
  }

  /// A name or address, as "smtp.trust.example".
  public var host: String
  /// 1 … 65535
  public var port: Int
  public var security = Security.startTLS
  /// A file of certificates (PEM) that are trusted beside none; nil: the system's.
  public var certificates: String?
  /// None: the server takes messages from this machine as it is.
  public var credentials: Credentials?
  /// So long it may take to be connected, and to get each answer.
  public var patience = Duration.seconds(60)

  /// Settings of a server.
  public init(host: String, port: Int) {
    self.host = host
    self.port = port
  }
}
