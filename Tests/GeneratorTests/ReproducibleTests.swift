// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Generator

@Test func placeholder() {}
