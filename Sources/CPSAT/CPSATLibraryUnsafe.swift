// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// Why OR-Tools' shared library can't be used; each has a code that doesn't change.
public struct CPSATProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// `engine.library-missing`: no such library could be loaded. `engine.library-unsuitable`: it lacks what's needed.
  public let code: String
  public let description: String
}

/// OR-Tools' shared library, loaded while the program runs: nothing of it is needed where nobody asks for it.
///
/// Once loaded it stays until the process ends: its threads and tables may outlive any call.
public final class CPSATLibrary: Sendable {
  /// The variable of the environment that may name the library.
  public static let variable = "PLANNER_CP_SAT_LIBRARY"
  /// How to get it.
  static let advice =
    "It's in the Python package ortools ('pip install ortools' in a virtual environment, then "
    + "…/site-packages/ortools/.libs). Name the file or that folder with --cp-sat-library or \(variable)."

  private typealias Make = @convention(c) () -> UnsafeMutableRawPointer?
  private typealias Use = @convention(c) (UnsafeMutableRawPointer?) -> Void
  private typealias Solve =
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafeRawPointer?, Int32, UnsafeRawPointer?, Int32,
      UnsafeMutablePointer<UnsafeMutableRawPointer?>, UnsafeMutablePointer<Int32>
    ) -> Void

  private let make: Make
  private let destroy: Use
  private let halt: Use
  private let run: Solve

  /// Loads the library at `path`: a file, or a folder with the file in it; nil looks for it where the system does.
  public init(path: String?) throws(CPSATProblem) {
    var handle: UnsafeMutableRawPointer?
    var found = ""
    let names = Self.candidates(path)
    for name in names where handle == nil {
      handle = dlopen(name, RTLD_NOW | RTLD_LOCAL)
      found = name
    }
    guard let handle else {
      let reason = dlerror().map { String(cString: $0) } ?? "no such file"
      throw CPSATProblem(
        code: "engine.library-missing",
        description:
          "the library of OR-Tools wasn't found or can't be loaded (looked for \(names.joined(separator: ", ")): \(reason)). "
          + Self.advice)
    }
    func symbol(_ name: String) throws(CPSATProblem) -> UnsafeMutableRawPointer {
      if let address = dlsym(handle, name) { return address }
      throw CPSATProblem(
        code: "engine.library-unsuitable",
        description:
          "'\(found)' has no function \(name), so it isn't OR-Tools, or one of another version (9.15 will do). "
          + Self.advice)
    }
    make = unsafeBitCast(try symbol("SolveCpNewEnv"), to: Make.self)
    destroy = unsafeBitCast(try symbol("SolveCpDestroyEnv"), to: Use.self)
    halt = unsafeBitCast(try symbol("SolveCpStopSearch"), to: Use.self)
    run = unsafeBitCast(try symbol("SolveCpInterruptible"), to: Solve.self)
  }

  /// Files to try, in order.
  private static func candidates(_ path: String?) -> [String] {
    guard let path, !path.isEmpty else { return ["libortools.so.9", "libortools.so"] }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      // A name without a slash would be looked for where the system does.
      return [path.contains("/") ? path : "./" + path]
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let fitting = names.filter { $0.hasPrefix("libortools.") }.sorted()
    return fitting.isEmpty ? [path + "/libortools.so.9"] : fitting.map { path + "/" + $0 }
  }

  /// What the thread that watches for the wish to end shares with the solve.
  private final class Watch: @unchecked Sendable {
    let environment: UnsafeMutableRawPointer?
    let isDone = Atomic<Bool>(false)
    let ended = DispatchSemaphore(value: 0)
    init(_ environment: UnsafeMutableRawPointer?) { self.environment = environment }
  }

  /// Solves the serialized model, and ends early once `stop` says so.
  /// - Returns: the serialized response; empty where the library has none.
  func solve(model: [UInt8], parameters: [UInt8], stop: @escaping @Sendable () -> Bool) -> [UInt8] {
    let watch = Watch(make())
    Thread.detachNewThread { [halt] in
      while !watch.isDone.load(ordering: .acquiring) {
        if stop() { halt(watch.environment) }
        usleep(50_000)
      }
      watch.ended.signal()
    }
    var response: UnsafeMutableRawPointer?
    var count: Int32 = 0
    model.withUnsafeBytes { model in
      parameters.withUnsafeBytes { parameters in
        run(
          watch.environment, model.baseAddress, Int32(model.count), parameters.baseAddress, Int32(parameters.count),
          &response, &count)
      }
    }
    watch.isDone.store(true, ordering: .releasing)
    // The environment may go only when nobody can stop it any more.
    watch.ended.wait()
    destroy(watch.environment)
    defer { free(response) }
    guard let response, count > 0 else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: response, count: Int(count)))
  }
}
