// SPDX-License-Identifier: Apache-2.0

extension SheetStyle {
  /// What the page by which a head answers adds to the printed one: letters to read on a screen, and parts of a form, none
  /// smaller than a finger.
  static let answer = """
    .ask .sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .ask fieldset{border:0;margin:0;padding:0;min-width:0}.ask label{display:inline-flex;gap:2mm;align-items:baseline;cursor:pointer}
    .ask input{accent-color:var(--accent);flex:none;margin:0}.ask .ticks label{white-space:normal}
    .notice{border-left:3pt solid var(--warn-line);background:var(--warn-ground);color:var(--warn);padding:2mm 4mm;\
    margin:0 0 3mm;font-weight:600}
    .ask .no label{white-space:nowrap}.ask .asks .no{width:22mm;text-align:left}.ask .asks tbody th{width:32%}
    .ask .asks td:nth-child(3){width:22%}
    .send{display:flex;flex-wrap:wrap;gap:1mm 4mm;align-items:center;margin:4mm 0 0}.send span{color:var(--soft)}
    .ask button{font:inherit;font-weight:650;color:var(--paper);background:var(--accent);border:0;border-radius:2mm;\
    padding:2.5mm 6mm;cursor:pointer}
    .why{margin-top:4mm}.why p{color:var(--soft);max-width:46rem}.why h2 label{min-height:0;display:block}
    .ask textarea{font:inherit;display:block;width:100%;max-width:46rem;margin:1.5mm 0 0;padding:2mm;color:inherit;\
    background:var(--paper);border:1pt solid var(--soft);border-radius:1.5mm}.ask textarea[aria-invalid]{border-color:var(--warn-line)}
    .ask button:focus-visible,.ask input:focus-visible,.ask textarea:focus-visible,.ask a:focus-visible{outline:2pt solid var(--accent);outline-offset:2pt}
    .ask a{color:var(--accent)}.others,.ask .again{margin-top:3mm}.reached{list-style:disc;padding-left:5mm}
    .reached li,.others li{padding:.5mm 0}.ask section+p{margin-top:2mm}
    @media screen{.ask.sheet{min-height:0;max-width:60rem}.ask{font-size:1rem}.ask h2{font-size:1.15rem}.ask h1{font-size:1.6rem}
    .ask .lead{font-size:1.05rem}.ask .asks tbody td,.ask .asks tbody th,.ask .list td{font-size:.95rem;padding-top:.5rem;\
    padding-bottom:.5rem}.ask .asks thead th,.ask .same,.ask .kicker{font-size:.85rem}.ask input{width:1.25rem;height:1.25rem;\
    transform:translateY(.2rem)}.ask label{min-height:1.75rem}}
    @media screen and (max-width:46rem){.ask .asks tbody .no{padding-left:2mm;width:auto}.ask .ticks{flex-direction:column}}
    @media print{.send,.again,.notice,.why{display:none}}

    """
}
