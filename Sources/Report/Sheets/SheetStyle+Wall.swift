// SPDX-License-Identifier: Apache-2.0

extension SheetStyle {
  /// The staffroom's sheet: larger letters, read standing.
  static let staffroom = """
    @page{size:A4;margin:12mm}
    @media screen{.sheet{max-width:210mm;min-height:297mm}}
    .posts{border:1pt solid var(--line);border-left:3pt solid var(--accent);border-radius:2mm;padding:2mm 4mm;margin:0 0 4mm;\
    font-size:10.5pt}.posts li{padding:.4mm 0}
    .board{font-size:10pt;line-height:1.3}.board thead th{color:var(--soft);font-size:8.5pt;padding:0 3mm 1mm 0;\
    border-bottom:1pt solid var(--ink)}
    .board tbody td,.board tbody th{padding:1.3mm 3mm 1.3mm 0;border-bottom:.5pt solid var(--line)}
    .board tbody th{width:25mm;white-space:nowrap}.board td{width:29%}.board .time{white-space:nowrap}
    .board .week th{padding:3mm 0 1mm;font-size:9pt;color:var(--accent);border-bottom:.75pt solid var(--soft);break-after:avoid}
    .board .line+.line{margin-top:.5mm}.board .week .line{color:var(--ink);font-weight:400;font-size:10pt}
    @media screen and (max-width:46rem){.sheet{padding:5mm}.board thead{display:none}
    .board tr{display:block;border-bottom:1pt solid var(--line);padding:1mm 0}
    .board tbody td,.board tbody th{display:block;width:auto;border:0;padding:.3mm 0}.board td:empty{display:none}}

    """

  /// The year on A3.
  static let year = """
    @page{size:A3 landscape;margin:9mm}
    @media screen{.sheet{width:420mm;min-height:297mm;padding:9mm}}
    body{font-size:8pt}
    header{display:flex;justify-content:space-between;align-items:end;gap:6mm;padding-bottom:2mm;margin-bottom:2.5mm}
    h1{font-size:20pt}.asof{color:var(--soft);white-space:nowrap;font-size:9pt}
    .year{table-layout:fixed}.year thead th{padding:.4mm .6mm;font-size:9pt}.year thead td,.year tbody th{width:44mm}
    .year .mondays th{font-size:6.6pt;font-weight:400;color:var(--soft);text-align:center;white-space:nowrap;padding:.3mm 0;\
    font-variant-numeric:tabular-nums}.year .mondays th:first-child{text-align:left}
    .year thead tr:first-child th{border-bottom:1.5pt solid var(--ink)}
    .year tbody th{padding:.7mm 2mm .7mm 0;font-size:8pt;line-height:1.15;border-bottom:.5pt solid var(--line);vertical-align:middle}
    .year tbody td{border-bottom:.5pt solid var(--line);border-left:.25pt solid var(--line);padding:.5mm .2mm;height:5.2mm;\
    text-align:center;vertical-align:middle;font-size:0;line-height:0}
    .year tbody tr:nth-child(even) td,.year tbody tr:nth-child(even) th{background:var(--off)}
    .year .edge{border-left:1pt solid var(--soft)}
    .mark{display:inline-block;font-size:6.6pt;line-height:2.7mm;font-weight:650;padding:0 .35mm;margin:.15mm;border-radius:.5mm;\
    background:var(--kt);color:var(--k);box-shadow:0 0 0 .25pt var(--k);font-style:normal;font-variant-numeric:tabular-nums}
    .year tbody td{position:relative;padding-bottom:1.9mm}.run{position:absolute;left:-.2mm;right:-.2mm;height:.7mm;\
    background:var(--secondment)}.run.out{bottom:.2mm}.run.in{bottom:1mm;background:none;border-top:.6pt solid var(--secondment);\
    border-bottom:.6pt solid var(--secondment)}
    .key{display:flex;flex-wrap:wrap;gap:1mm 6mm;margin:2mm 0 3mm;color:var(--soft);font-size:8pt}
    .terms{display:grid;grid-template-columns:repeat(auto-fit,minmax(55mm,1fr));gap:4mm 5mm}
    .terms.own{break-before:page}.terms section{min-width:0}
    .terms h2{font-size:10pt;border-bottom:1pt solid var(--ink);padding-bottom:.6mm;margin-bottom:.8mm}
    .terms h2 small{display:block}
    .terms li{font-size:7.6pt;line-height:1.28;padding:.35mm 0 .35mm 1.6mm;border-left:1.6pt solid var(--k,var(--line));margin:.35mm 0}
    .terms li b{font-weight:600;font-variant-numeric:tabular-nums}.terms .standing{background:var(--kt,var(--faint))}
    .terms.roomy li{font-size:8.8pt}.terms.roomy h2{font-size:11.5pt}
    .terms .more{border-left-color:transparent;color:var(--soft)}

    """
}
