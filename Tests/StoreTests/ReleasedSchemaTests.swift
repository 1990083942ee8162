// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import Testing

@testable import Store

/// Databases as released versions of planner have left them. A step that's released never changes: what `released` says
/// of it stays, and later steps are added to the list.
@Suite struct ReleasedSchemaTests {
  /// Each step, with the SHA-256 of the schema that it leaves.
  private static let released = [
    ("1-group-and-plans", "82db81a9d9e0fde556454364bcf54e941cbe312728f94f1d637df57f13a5ca6c"),
    ("2-feeds", "bf7ead68ede275d59270ed89df0110eb5efd417d3ffcf8a3ace3d8b4a692e98e"),
    ("3-outbox", "4ca16a85b9b70d772412cad71d323f9f915f1b194293869e79f27b77f680ce48"),
    ("4-answer-links", "485cb77fe64441141122212d2f35f43e55b72758f2c1f70e3f401b3f1051184a"),
    ("5-busy-sources", "38f02d4f5c8699126a68f7cdc42ccc84159c5b7a15d8f84d92c7647fd0c2130d"),
    ("6-withdrawals", "d25f9e8f9bad9db0468e4dae82381ca7ebfcd4c21f295d77d0f76f2c2c5ad7a0"),
    ("7-accounts", "7f83bb2992c8aef255281e78ab976e16cf6ab453520b24f417ed023ed5b5ac67"),
    ("8-cheaper-checks", "fa73a5f89a7c7e08dd688166e528f5c750c84356e2d04b3c95ed90f5813aaa86"),
  ]

  @Test func releasedStepsAreWhatTheyWere() throws {
    #expect(Migrations.migrator.migrations == Self.released.map(\.0))
    for (step, hash) in Self.released {
      let queue = try DatabaseQueue()
      try Migrations.migrator.migrate(queue, upTo: step)
      let schema = try queue.read { db in
        try String.fetchAll(
          db,
          sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name <> 'grdb_migrations' ORDER BY name")
      }
      #expect(Example.hash(schema.joined(separator: "\n")) == hash, "\(step)")
    }
  }
}
