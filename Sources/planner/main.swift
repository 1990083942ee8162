// SPDX-License-Identifier: Apache-2.0

import Commands
import Foundation

exit(PlannerProgram.run())
