// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Processor time of the calling thread: a measure of single-threaded work that other tests beside it don't lengthen.
public enum ThreadTime {
  /// Seconds since the thread began.
  public static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
