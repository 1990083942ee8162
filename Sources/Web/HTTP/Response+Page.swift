// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import HTTPTypes
import Hummingbird

extension Response {
  /// A page that loads nothing, runs nothing and is kept by nobody.
  ///
  /// - Parameter style: what stands in the page's element `style`, which is known by its hash; nil where it has none.
  static func page(_ status: HTTPResponse.Status, _ html: String, style: String? = nil) -> Response {
    var headers: HTTPFields = [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"]
    headers[.robots] = "noindex"
    let styles = style.map { style in
      " style-src 'sha256-\(Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString())';"
    }
    headers[.contentSecurityPolicy] =
      "default-src 'none';\(styles ?? "") base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
  }
}
