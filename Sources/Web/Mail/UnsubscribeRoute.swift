// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// `/mail/unsubscribe/TOKEN`: GET asks, POST does it (RFC 8058). Programs that look for bad links follow every link of a
/// message, so that no GET may change anything; mail programs send the POST by themselves when somebody presses their button.
struct UnsubscribeRoute: Sendable {
  /// Knows which database it is, also after another was put in its place.
  let source: FeedSource
  /// One at a time, and off the threads that serve: it waits for the disk, and for others who write.
  private let queue = DispatchQueue(label: "planner.unsubscribe")

  /// So long it waits for others.
  private let patience: Duration

  init(_ source: FeedSource, patience: Duration) {
    self.source = source
    self.patience = patience
  }

  /// Asks whether somebody means it.
  func ask(_ token: String) async -> Response {
    await answer {
      try source.database.unsubscription(by: token)
    } page: { unsubscription in
      """
      <p>You won't get \(Self.words(unsubscription.kind)) any more.</p>
      <form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button>Unsubscribe</button></form>
      """
    }
  }

  /// Does it.
  func unsubscribe(_ token: String) async -> Response {
    let time = Date().ISO8601Format()
    return await answer {
      // Programs that send this by themselves don't ask again, so that others who write are waited for.
      try source.database.unsubscribe(by: token, at: time, holder: "planner serve", patience: patience)
    } page: { unsubscription in
      "<p>You get no more \(Self.words(unsubscription.kind)). The office can undo that.</p>"
    }
  }

  private func answer(
    _ work: @escaping @Sendable () throws -> Unsubscription?, page: (Unsubscription) -> String
  ) async -> Response {
    let result: Result<Unsubscription?, any Error> = await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: Result(catching: work)) }
    }
    switch result {
    case .success(nil): return .notFound
    case .success(let unsubscription?): return .page(.ok, Self.page("Unsubscribe", page(unsubscription)))
    case .failure: return .later("That can't be noted just now; please try again.", seconds: 60)
    }
  }

  private static func words(_ kind: MessageKind) -> String {
    switch kind {
    case .leader: "weekly messages about your school's release time"
    case .person: "weekly messages about your own release time"
    case .notice: "messages about changes at short notice"
    }
  }

  private static func page(_ title: String, _ body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>\(title)</title></head><body><main><h1>\(title)</h1>
    \(body)
    </main></body></html>

    """
  }
}
