// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird

extension Response {
  /// A sentence, which nobody keeps.
  static func plain(_ status: HTTPResponse.Status, _ text: String) -> Response {
    var headers: HTTPFields = [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"]
    headers[.robots] = "noindex"
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n")))
  }

  /// The one answer to whatever isn't there: to whoever guesses, and to a head whose link has had its time.
  static var notFound: Response {
    plain(
      .notFound,
      "There's nothing here. If a link brought you, its time may be over: the newest letter has those that are good.")
  }

  /// The client may ask again in so many seconds.
  static func later(_ text: String, seconds: Int) -> Response {
    var response = plain(.serviceUnavailable, text)
    response.headers[.retryAfter] = String(seconds)
    return response
  }

  /// The path is known, and only read.
  static var readOnly: Response {
    var response = plain(.methodNotAllowed, "Only GET and HEAD are understood here.")
    response.headers[.allow] = "GET, HEAD"
    return response
  }

  /// The path is known, and answers these methods.
  static func notAllowed(but methods: String) -> Response {
    var response = plain(.methodNotAllowed, "Only \(methods) are understood here.")
    response.headers[.allow] = methods
    return response
  }
}

extension HTTPField.Name {
  /// What search engines heed.
  static let robots = Self("X-Robots-Tag") ?? .cacheControl
  /// No guessing of what the bytes are.
  static let contentTypeOptions = Self("X-Content-Type-Options") ?? .cacheControl
  /// The address, with its token, isn't told to others.
  static let referrerPolicy = Self("Referrer-Policy") ?? .cacheControl
}
