// SPDX-License-Identifier: Apache-2.0

/// A part of the model's demands kept, the others priced: every vector of integer prices gives a lower bound on the cost
/// of all choices of open options. All values are scaled integers (`SolverModel.scale`) and exact.
protocol Relaxation: AnyObject {
  var options: LiveOptions { get }
  var priceCount: Int { get }
  /// Elementary operations done so far, about.
  var work: Int { get }

  /// The lower bound at `prices`; sets `slope`.
  func evaluate(_ prices: Memory<Int>) -> Int

  /// A supergradient of the bound, in units of demand a unit of price, at the prices last evaluated.
  var slope: Memory<Int> { get }

  /// About the size of a slope's parts in each price, to give all the same say.
  var spread: Memory<Double> { get }

  /// The nearest price that's allowed.
  func allowed(_ index: Int, _ price: Double) -> Double

  /// Moves `average` (of each option, how often it's taken) a share of the way to what the last evaluation takes.
  func mix(_ average: Memory<Double>, share: Double)

  /// For each open option of an undecided decision a lower bound of the cost of all choices with it, at the prices last
  /// evaluated.
  func lifts(_ lift: Memory<Int>)

  /// A choice of open options that keeps all limits, if the last evaluation happened to take one.
  func choice(into options: Memory<Int>) -> Bool

  /// The record of the last evaluation in a certificate.
  func step(_ prices: Memory<Int>) -> ChoiceCertificate.Step
}
