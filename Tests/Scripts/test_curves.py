# SPDX-License-Identifier: Apache-2.0
"""Tests of what the benchmark scripts work out and draw: PYTHONPATH=scripts python3 -m unittest discover -s Tests/Scripts"""
import os
import re
import tempfile
import unittest
import xml.etree.ElementTree

import benchmark
import curves
import peer
import peers
import relaxation

SVG = "{http://www.w3.org/2000/svg}"


class Steps(unittest.TestCase):
    def test_only_what_is_better_makes_a_step(self):
        self.assertEqual(curves.falling([(2, -7), (1, -5), (3, -6), (4, -9)]), [(1, -5), (2, -7), (4, -9)])
        self.assertEqual(curves.rising([(1, -20), (2, -25), (3, -10)]), [(1, -20), (3, -10)])


class PrimalIntegral(unittest.TestCase):
    def test_gaps_are_those_of_berthold(self):
        self.assertEqual(curves.primal_gap(None, -10), 1)
        self.assertEqual(curves.primal_gap(-10, -10), 0)
        self.assertEqual(curves.primal_gap(0, 0), 0)
        self.assertEqual(curves.primal_gap(3, -10), 1)
        self.assertEqual(curves.primal_gap(-8, -10), 0.2)
        self.assertEqual(curves.primal_gap(0, -10), 1)

    def test_the_area_is_that_of_the_steps(self):
        # 2 s without a plan, 3 s at a gap of a half, 1 s at a tenth, then the best.
        curve = [(2, -5), (5, -9), (6, -10)]
        self.assertAlmostEqual(curves.primal_integral(curve, -10, 100), 2 + 1.5 + 0.1)

    def test_what_comes_after_the_horizon_does_not_count(self):
        self.assertAlmostEqual(curves.primal_integral([(2, -5), (50, -10)], -10, 10), 2 + 8 * 0.5)
        self.assertAlmostEqual(curves.primal_integral([(12, -10)], -10, 10), 10)

    def test_no_plan_costs_the_whole_time(self):
        self.assertEqual(curves.primal_integral([], -10, 40), 40)


class Sums(unittest.TestCase):
    def test_the_gap_is_relative_to_the_bound(self):
        self.assertAlmostEqual(curves.final_gap(-90, -100), 0.1)
        self.assertEqual(curves.final_gap(0, 0), 0)
        self.assertIsNone(curves.final_gap(-90, None))

    def test_the_median_is_the_middle(self):
        self.assertEqual(curves.median([3, 1, 2]), 2)
        self.assertEqual(curves.median([4, 1, 2, 3]), 2.5)
        self.assertIsNone(curves.median([]))

    def test_a_cost_splits_into_its_tiers(self):
        self.assertEqual(peers.split(-2000, 0), (0, -2.0))
        self.assertEqual(peers.split(3_000_000 - 2000, 1_000_000), (3, -2.0))
        self.assertEqual(peers.split(-2000, 1_000_000), (0, -2.0))

    def test_bounds_fit_the_least_that_is_missing(self):
        own = peers.Outcome("native", 1.0, [(0.5, 2, -4.0)], [(0.5, -9.0)], (2, -4.0), (2, -4.0))
        other = peers.Outcome("other", 2.0, [(1.5, 3, -8.0)], [(1.0, (19_000, 10_000))], (3, -8.0), (3, -8.0))
        self.assertEqual(peers.settle([own, other]), (2, -4.0))
        self.assertEqual(other.bounds, [(1.0, -1.0)])
        self.assertEqual(other.falling(2), [])
        self.assertEqual(peers.as_good(own, other.plan), 0.5)
        self.assertEqual(peers.row("g", other, other, own, 2, -4.0, 10.0)[-4:], ["2.0", "10.00", "0.5", "4.0"])

    def test_a_bound_of_the_must_tier_says_nothing_of_the_rest(self):
        self.assertEqual(peers.fitting(-3.5, 2), -3.5)
        self.assertEqual(peers.fitting((-9_000, 0), 0), -9.0)
        self.assertEqual(peers.fitting((19_000, 10_000), 2), -1.0)
        self.assertIsNone(peers.fitting((-90_000, 10_000), 0))
        self.assertIsNone(peers.fitting((19_000, 10_000), 0))

    def test_engines_without_a_plan_have_rows_too(self):
        own = peers.Outcome("native", 1.0, [(0.5, 0, -4.0), (1.0, 0, -4.5)], [(0.5, -9.0)], (0, -4.5), (0, -4.5))
        nothing = peers.Outcome("late", 10.2, [], [(1.0, (-19_000, 0))])
        large = peers.Outcome("other (model too large)", None)
        peers.settle([own, nothing, large])
        rows = [peers.row("g", outcome, None, own, 0, -4.5, 10.0) for outcome in (own, nothing, large)]
        self.assertEqual(rows[0], ["g", "native", 0, "-4.5", "-9.0", "50.00 %", "0.5", "1.0", "0.56", "", ""])
        self.assertEqual(rows[1][2:9], ["no plan", "", "-19.0", "", "", "10.2", "10.00"])
        self.assertEqual(set(rows[2][3:]), {""})
        self.assertEqual({len(cells) for cells in rows}, {11})


class Figures(unittest.TestCase):
    def setUp(self):
        self.engines = [
            {"name": "native", "plans": [(0.1, -900.0), (2.0, -1000.0)], "bounds": [(0.2, -1300.0), (2.0, -1100.0)]},
            {"name": "a < b & c", "plans": [], "bounds": [(0.5, -1e9), (9.0, -1200.0)]},
            {"name": "late", "plans": [(80.0, -500000.0), (90.0, -950.0)], "bounds": []},
        ]

    def draw(self):
        return xml.etree.ElementTree.fromstring(curves.figure("12 schools & more", self.engines, 100.0))

    def test_the_figure_is_wellformed_and_says_what_it_shows(self):
        words = [element.text for element in self.draw().iter(SVG + "text")]
        for wanted in ["12 schools & more", "seconds since the start", "lesson-equivalents", "native", "a < b & c: no plan"]:
            self.assertIn(wanted, words)

    def test_everything_lies_within_the_picture(self):
        root = self.draw()
        height = float(root.get("height"))
        for element in root.iter(SVG + "path"):
            at = [(float(x), float(y)) for x, y in re.findall(r"M([-\d.]+) ([-\d.]+)", element.get("d"))]
            across = [float(x) for x in re.findall(r"H([-\d.]+)", element.get("d"))] + [x for x, _ in at]
            down = [float(y) for y in re.findall(r"V([-\d.]+)", element.get("d"))] + [y for _, y in at]
            self.assertTrue(all(0 <= x <= curves.WIDTH for x in across), element.get("d"))
            self.assertTrue(all(0 <= y <= height for y in down), element.get("d"))

    def test_numbers_of_an_axis_do_not_touch(self):
        places = {}
        for element in self.draw().iter(SVG + "text"):
            places.setdefault((element.get("y"), element.get("text-anchor")), []).append(
                (float(element.get("x")), element.text))
        for row in places.values():
            row.sort()
            for (left, words), (right, _) in zip(row, row[1:]):
                self.assertGreater(right - left, 7 * len(words), (words, left, right))

    def test_a_figure_of_nothing_is_one_too(self):
        xml.etree.ElementTree.fromstring(curves.figure("none", [], 10.0))
        xml.etree.ElementTree.fromstring(
            curves.figure("zero", [{"name": "n", "plans": [(0.0, 0.0)], "bounds": [(0.0, 0.0)]}], 10.0))

    def test_steps_are_round(self):
        self.assertEqual(curves.nice_steps(-1050, -10, 5), [-1000, -500])
        self.assertEqual(curves.nice_steps(0, 10, 5), [0, 2, 4, 6, 8, 10])
        self.assertEqual(curves.decades(0.1, 3), [0.1, 0.2, 0.5, 1.0, 2.0])


class Models(unittest.TestCase):
    def test_planners_own_format_is_read(self):
        text = ("* The plan\nNAME planner\nROWS\n N COST\n L R0\n E R1\n G R2\n L R3\nCOLUMNS\n M1 'MARKER' 'INTORG'\n"
                " C0 COST -5\n C0 R0 2\n C0 R1 1\n C1 R1 1\n C1 R2 3\n C1 R3 4\n M2 'MARKER' 'INTEND'\nRHS\n"
                " RHS COST -7\n RHS R0 8\n RHS R1 1\n RHS R3 6\nRANGES\n RNG R3 5\nBOUNDS\n UP BND C0 4\n UP BND C1 1\n"
                "ENDATA\n")
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "model.mps")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            names, upper, costs, constant, rows = peer.read_model(path)
        self.assertEqual((names, upper, costs, constant), (["C0", "C1"], [4, 1], [-5, 0], 7))
        self.assertEqual(rows, [(None, 8, [0], [2]), (1, 1, [0, 1], [1, 1]), (0, None, [1], [3]), (1, 6, [1], [4])])


class Relaxation(unittest.TestCase):
    def test_comments_name_rows_and_the_musts_factor(self):
        with tempfile.NamedTemporaryFile("w", suffix=".mps") as file:
            file.write("* Least cost is best; the must tier is in it 5000000 times.\n* R7: pence spent by oak\nNAME x\n* R8: no\n")
            file.flush()
            self.assertEqual(relaxation.comments(file.name), ({"R7": "pence spent by oak"}, 5_000_000))

    def test_the_must_tier_counts_less(self):
        self.assertEqual(relaxation.tamed(3 * 5_000_000 - 1200, 5_000_000), 3 * relaxation.MUST - 1200)
        self.assertEqual(relaxation.tamed(-2 * 5_000_000 + 7, 5_000_000), -2 * relaxation.MUST + 7)
        self.assertEqual(relaxation.tamed(-1200, 5_000_000), -1200)
        self.assertEqual(relaxation.tamed(-1200, 0), -1200)


class Frozen(unittest.TestCase):
    def test_every_size_has_five_seeds_of_both_densities(self):
        rows = list(benchmark.frozen())
        for size in (3, 12, 40, 185, 500, 2000):
            for density in ("loose", "tight"):
                chosen = [row["seed"] for row in rows if (row["schools"], row["density"]) == (str(size), density)]
                self.assertEqual(chosen, ["1", "2", "3", "4", "5"])
        for row in rows:
            self.assertEqual(row["name"], f"{row['schools']}-{row['density']}-{row['seed']}")

    def test_groups_are_chosen_by_size_or_name(self):
        names = lambda *which: [row["name"] for row in benchmark.frozen(*which)]
        self.assertEqual(len(names("12")), 20)
        self.assertEqual(names("500-tight-3"), ["500-tight-3"])
        self.assertEqual(len(names("2000-loose")), 5)
        self.assertEqual(names("40-*-2", "3-tight-1"), ["3-tight-1", "40-loose-2", "40-tight-2"])
        for unknown in ("7-*", "2", "500-tigt"):
            with self.assertRaises(SystemExit) as told:
                names("3-tight-1", unknown)
            self.assertIn(f"'{unknown}'", str(told.exception))

    def test_medians_and_worst_stand_side_by_side(self):
        results = [benchmark.Result(0, -100.0 - seed, -120.0, seed, 50 + seed) for seed in range(5)]
        rows = benchmark.summary("12-tight", results)
        self.assertEqual(rows[0], ["12-tight", "median of 5", 0, "-102.0", "-120.0", "15.0 %", "2.0", "52"])
        self.assertEqual(rows[1], ["12-tight", "worst of 5", 0, "-100.0", "-120.0", "16.7 %", "4.0", "54"])


if __name__ == "__main__":
    unittest.main()
