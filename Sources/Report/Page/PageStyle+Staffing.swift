// SPDX-License-Identifier: Apache-2.0

extension PageStyle {
  /// Rotas and pictures of secondments. Schools of a rota have the colours of kinds, whose contrast is checked, plain or in
  /// stripes with the paper.
  static let staffing = """
    .q0{--k:var(--session);--kt:var(--session-t)}.q1{--k:var(--lesson-study);--kt:var(--lesson-study-t)}
    .q2{--k:var(--visit);--kt:var(--visit-t)}.q3{--k:var(--shadowing);--kt:var(--shadowing-t)}
    .q4{--k:var(--triad);--kt:var(--triad-t)}.q5{--k:var(--specialist);--kt:var(--specialist-t)}
    .q6{--k:var(--secondment);--kt:var(--secondment-t)}
    .wide{overflow-x:auto}.rota+.rota{margin-top:2rem}
    .rotagrid{table-layout:fixed;min-width:54rem;font-size:.8125rem;line-height:1.25;border-collapse:separate;\
    border-spacing:3px}
    .rotagrid td:first-child,.rotagrid th[scope=row]{width:4.75rem}.rotagrid thead th{color:var(--soft);padding:.1rem .3rem;\
    text-align:center}.rotagrid .halves th{font-weight:400;font-size:.75rem;padding-bottom:.2rem}
    .rotagrid tbody th{color:var(--soft);font-weight:600;white-space:nowrap}
    .rotagrid tbody td{padding:.5rem .35rem;text-align:center;border-radius:5px;overflow-wrap:break-word;hyphens:auto;\
    border:1px solid transparent}
    .rotagrid td[class^=q]{background:var(--kt);border-color:var(--k);border-top-width:4px;font-weight:600}
    .rotagrid td.striped{background:repeating-linear-gradient(45deg,var(--kt) 0 8px,var(--paper) 8px 16px);border-style:dashed;\
    border-top-style:double;border-top-width:5px}
    .shares .sw.striped{background:repeating-linear-gradient(45deg,var(--k) 0 3px,var(--paper) 3px 6px);border:1px solid var(--k)}
    .rotagrid .home{background:var(--faint);color:var(--soft)}
    .rotagrid .kept{background:repeating-linear-gradient(135deg,var(--faint) 0 5px,var(--off) 5px 10px);color:var(--soft)}
    .rotagrid .free{border:1px dashed var(--line);color:var(--soft)}.rotagrid .off{color:var(--soft)}
    .shares{margin-top:1rem;max-width:46rem}.shares .sw{display:inline-block}.chart.shares tbody th{width:14rem}
    .rotanotes{margin:.75rem 0 0;padding-left:1.1rem}
    .chains{display:flex;flex-wrap:wrap;gap:1rem 2.5rem;margin:0 0 1.5rem}.chains figure{max-width:100%}.chains figcaption{font-weight:650;margin:0 0 .25rem}
    .chain{display:block}.chain .box{fill:var(--paper);stroke:var(--accent);stroke-width:2}
    .chain text{fill:var(--ink)}.chain .school{font-weight:650}.chain .who .l0{font-weight:650;fill:var(--secondment)}
    .chain .gaptext .l0{font-weight:650}
    .chain .move .line{fill:none;stroke:var(--secondment);stroke-width:2.5}.chain .head{fill:var(--secondment)}
    .chain .tie{fill:none;stroke:var(--soft);stroke-width:2}.chain .gap .head{fill:var(--soft)}
    .chain .hire .tie{stroke-dasharray:6 4}.chain .spare .tie{stroke-dasharray:1.5 4;stroke-linecap:round}
    .chain .pill{fill:var(--faint);stroke:var(--soft)}.chain .hire .pill{stroke-dasharray:6 4}
    .moves small{display:block;color:var(--soft);font-weight:400}.line{display:block}
    .plain.moves tbody th,.plain.sums tbody th{font-weight:600;min-width:8rem}.sums{min-width:38rem}.sums a{color:inherit}
    .moves{min-width:52rem}

    """

  /// The same on paper.
  static let staffingPaper = """
    @media print{.rota,.chains figure{break-inside:avoid}.rotagrid{min-width:0;font-size:7pt}.rotagrid tbody td{padding:.3rem .2rem}
    .wide{overflow:visible}.chain{max-width:100%;height:auto;max-height:58mm}.moves,.sums{min-width:0;font-size:.82rem}.shares{max-width:none}}

    """
}
