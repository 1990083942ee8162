// SPDX-License-Identifier: Apache-2.0

import GRDB

/// A row as a table or query has it: what the schema calls `changed_at` is `changedAt`.
protocol TableRow: Decodable, FetchableRecord {}

extension TableRow {
  static var databaseColumnDecodingStrategy: DatabaseColumnDecodingStrategy { .convertFromSnakeCase }
}
