// SPDX-License-Identifier: Apache-2.0

import CCurl
import CCurlShim
import Foundation
import Mail

/// A mail server as libcurl speaks to it: over one connection for as long as all goes well there.
///
/// After anything that doesn't, the connection is given up. This libcurl would keep one on which it has waited in vain for
/// the answer to a message, and take that answer, when it comes after all, for one to the next message.
final class CurlSession {
  private let settings: SMTPSettings
  private var connection: CurlConnection?

  init(_ settings: SMTPSettings) throws(SMTPError) {
    self.settings = settings
    connection = try CurlConnection(settings)
  }

  /// Tries to send a message.
  ///
  /// - Returns: nil where the server has said that it has taken it; else why libcurl doesn't know of that.
  func perform(_ exchange: Exchange, from sender: MailAddress, to recipient: MailAddress) -> String? {
    do throws(SMTPError) {
      let connection = if let connection { connection } else { try CurlConnection(settings) }
      let failure = connection.perform(exchange, from: sender, to: recipient)
      if failure != nil { connection.hurry() }
      self.connection = failure == nil ? connection : nil
      return failure
    } catch {
      return error.description
    }
  }
}

/// One connection of libcurl to a mail server; all that has to do with its pointers is here.
private final class CurlConnection {
  private let handle: UnsafeMutableRawPointer

  /// libcurl has to be told once in a process.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  init(_ settings: SMTPSettings) throws(SMTPError) {
    guard Self.isReady, let handle = curl_easy_init() else { throw .library("it can't be started") }
    self.handle = handle
    try connect(settings)
    try secure(settings)
    if let credentials = settings.credentials { try sign(credentials) }
  }

  deinit { curl_easy_cleanup(handle) }

  /// Lets it wait no longer than a moment for the answer to its good-bye.
  func hurry() { _ = planner_curl_set_number(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, 1) }

  private func connect(_ settings: SMTPSettings) throws(SMTPError) {
    let scheme = settings.security == .tls ? "smtps" : "smtp"
    let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
    try set(CURLOPT_URL, "\(scheme)://\(host):\(settings.port)")
    try set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    // Not by way of what the environment names, which is meant for the web.
    try set(CURLOPT_PROXY, "")
    // No signals: they're the whole process's.
    try set(CURLOPT_NOSIGNAL, 1)
    try set(CURLOPT_UPLOAD, 1)
    let milliseconds = max(1, Int(settings.patience / .milliseconds(1)))
    try set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds)
    // Each answer in whole seconds, and all of it, so that a server that sends a byte now and then is left too.
    try set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, (milliseconds + 999) / 1000))
    try set(CURLOPT_TIMEOUT_MS, milliseconds * 5)
  }

  private func secure(_ settings: SMTPSettings) throws(SMTPError) {
    try set(CURLOPT_USE_SSL, Int((settings.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL).rawValue))
    try set(CURLOPT_SSL_VERIFYPEER, 1)
    try set(CURLOPT_SSL_VERIFYHOST, 2)
    // And later ones.
    try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    if let certificates = settings.certificates {
      try set(CURLOPT_CAINFO, certificates)
      // The system's aren't trusted besides.
      try require(planner_curl_set_text(handle, CURLOPT_CAPATH, nil))
    }
  }

  private func sign(_ credentials: SMTPSettings.Credentials) throws(SMTPError) {
    switch credentials {
    case .password(let user, let password):
      try set(CURLOPT_USERNAME, user)
      try set(CURLOPT_PASSWORD, password)
      // Of what libcurl knows besides, some lets the password be guessed from what's overheard.
      try set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN")
    case .token(let user, let token):
      try set(CURLOPT_USERNAME, user)
      try set(CURLOPT_XOAUTH2_BEARER, token)
      try set(CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2")
    }
  }

  /// Tries to send a message.
  ///
  /// - Returns: nil where the server has said that it has taken it; else why libcurl doesn't know of that.
  func perform(_ exchange: Exchange, from sender: MailAddress, to recipient: MailAddress) -> String? {
    // Addresses are as `MailAddress` lets them through: this libcurl passes line breaks on.
    guard let recipients = curl_slist_append(nil, "<\(recipient)>") else { return "no memory" }
    defer { curl_slist_free_all(recipients) }
    let context = Unmanaged.passUnretained(exchange).toOpaque()
    let prepared = [
      planner_curl_set_text(handle, CURLOPT_MAIL_FROM, "<\(sender)>"),
      planner_curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients),
      planner_curl_set_size(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(exchange.count)),
      planner_curl_set_reader(handle, Self.read, context), planner_curl_set_listener(handle, Self.listen, context),
    ]
    // It keeps no copy of what's gone when this returns.
    defer {
      _ = planner_curl_set_list(handle, CURLOPT_MAIL_RCPT, nil)
      _ = planner_curl_set_reader(handle, Self.readNothing, nil)
      _ = planner_curl_set_listener(handle, Self.listenToNothing, nil)
    }
    if let failure = prepared.first(where: { $0 != CURLE_OK }) { return Self.words(failure) }
    let result = withExtendedLifetime(exchange) { curl_easy_perform(handle) }
    return result == CURLE_OK ? nil : Self.words(result)
  }

  private static let read: planner_curl_reader = { buffer, size, count, context in
    guard let buffer, let context else { return Int(CURL_READFUNC_ABORT) }
    let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
    guard let part = exchange.next(size * count) else { return Int(CURL_READFUNC_ABORT) }
    part.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { memcpy(buffer, start, bytes.count) }
    }
    return part.count
  }

  private static let readNothing: planner_curl_reader = { _, _, _, _ in Int(CURL_READFUNC_ABORT) }

  private static let listen: planner_curl_listener = { _, kind, bytes, count, context in
    guard let bytes, let context else { return 0 }
    let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
    let line = UnsafeRawBufferPointer(start: bytes, count: count)
    if kind == CURLINFO_HEADER_OUT { exchange.conversation.sent(line) }
    if kind == CURLINFO_HEADER_IN { exchange.conversation.received(line) }
    return 0
  }

  private static let listenToNothing: planner_curl_listener = { _, _, _, _, _ in 0 }

  private static func words(_ code: CURLcode) -> String { String(cString: curl_easy_strerror(code)) }

  private func set(_ option: CURLoption, _ value: Int) throws(SMTPError) {
    try require(planner_curl_set_number(handle, option, value))
  }

  private func set(_ option: CURLoption, _ value: String) throws(SMTPError) {
    try require(planner_curl_set_text(handle, option, value))
  }

  private func require(_ code: CURLcode) throws(SMTPError) {
    if code != CURLE_OK { throw .library(Self.words(code)) }
  }
}
