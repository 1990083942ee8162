// SPDX-License-Identifier: Apache-2.0

/// Styles of the printable sheets. They look on a screen as on paper.
enum SheetStyle {
  /// What all sheets share.
  static let frame = """
    *{box-sizing:border-box;-webkit-print-color-adjust:exact;print-color-adjust:exact}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--ground);color:var(--ink);font:400 9.5pt/1.35 "Inter",system-ui,-apple-system,"Segoe UI",\
    Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif;overflow-wrap:break-word}
    .sheet{background:var(--paper);margin:0 auto;padding:12mm}
    h1,h2,p,ul,dl,dd,table{margin:0;padding:0}h1,h2{line-height:1.2;font-weight:650;letter-spacing:-.01em}
    h1{font-size:19pt}h2{font-size:11pt;margin:0 0 1.2mm}ul{list-style:none}
    table{border-collapse:collapse;width:100%}th{text-align:left;font-weight:600}td,th{vertical-align:top}
    small{font-size:.88em;color:var(--soft);font-weight:400}.line{display:block}
    .num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.nowrap{white-space:nowrap}
    .kicker{text-transform:uppercase;letter-spacing:.08em;font-size:8pt;font-weight:600;color:var(--soft)}
    .lead{color:var(--soft);font-size:10.5pt}.lead b{color:var(--ink)}
    header{border-bottom:2.5pt solid var(--accent);padding:0 0 2.5mm;margin:0 0 3.5mm}
    @media print{body{background:none}.sheet{margin:0;padding:0;max-width:none}thead{display:table-header-group}
    tr,li,section>h2{break-inside:avoid}h2{break-after:avoid}}

    """

  /// The heads' page.
  static let head = """
    @page{size:A4;margin:9mm 12mm}
    body{font-size:9pt}h1{font-size:17pt}header{padding-bottom:2mm;margin-bottom:2.5mm}h2{font-size:10.5pt;margin-bottom:.8mm}
    @media screen{.sheet{max-width:210mm;min-height:297mm}}
    .answer{display:flex;flex-wrap:wrap;gap:1mm 6mm;align-items:baseline;border:1.5pt solid var(--accent);border-radius:2.5mm;\
    padding:1.8mm 4mm;margin:0 0 3mm;break-inside:avoid}.answer h2{margin:0;color:var(--accent)}
    .answer p{color:var(--soft);flex:1 1 60mm}.answer .given{color:var(--ink);font-weight:600}
    .ticks{display:inline-flex;flex-wrap:wrap;gap:1mm 5mm}.ticks li,.ticks span{white-space:nowrap}
    .answer .ticks{flex:1 0 100%}
    .box{display:inline-block;width:3.6mm;height:3.6mm;border:1pt solid var(--ink);border-radius:.6mm;margin-right:1.6mm;\
    vertical-align:-.5mm;background:var(--paper)}
    .asks thead th{color:var(--soft);font-size:8pt;padding:0 2mm 1mm 0;border-bottom:1pt solid var(--ink)}
    .asks tbody td,.asks tbody th{padding:.9mm 2mm .9mm 0;border-bottom:.5pt solid var(--line);font-size:8.4pt;line-height:1.24}
    .asks tbody .when{border-left:2.5pt solid var(--k);padding-left:2mm;width:32mm}.asks thead th:first-child{padding-left:2.8mm}
    .asks .when .line:first-child{font-weight:600}.asks .when .line+.line{color:var(--soft)}
    .asks tbody th{width:46mm}.asks td:nth-child(3){width:30mm}.asks tbody th small{display:block}.asks .no{text-align:center;width:15mm;padding-right:0}
    .asks tbody .no .box{margin:0}.same{color:var(--soft);font-size:7.5pt}
    .columns{columns:2;column-gap:8mm;margin:3mm 0 0}.columns section{break-inside:avoid;margin:0 0 2.5mm}
    .figures div{display:flex;justify-content:space-between;gap:3mm;padding:.4mm 0;border-bottom:.5pt solid var(--line);\
    font-weight:600}.figures .part{font-weight:400;padding-left:3mm;color:var(--soft)}.figures dt,.figures dd{display:inline}
    .figures dd{font-variant-numeric:tabular-nums;white-space:nowrap}
    .list td{padding:.5mm 2mm .5mm 0;border-bottom:.5pt solid var(--line);font-size:8.4pt}.list td small{display:block}
    .benefits li{padding:.5mm 0 .5mm 4mm;position:relative}
    .benefits li::before{content:"+";position:absolute;left:0;font-weight:700;color:var(--visit)}
    .questions li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5mm 5mm;padding:.8mm 0;\
    border-bottom:.5pt solid var(--line)}.questions span{min-width:0}.questions .write{flex:1 0 40mm}
    .write{display:inline-block;min-width:30mm;border-bottom:.75pt solid var(--ink);height:4mm}
    .columns+section{margin-top:1.5mm}footer{margin:3mm 0 0;break-inside:avoid}.reason,.sign{display:flex;gap:3mm;align-items:baseline}
    .reason .write{flex:1}.sign{margin-top:2.5mm;gap:8mm}.sign span{display:flex;flex:1;gap:2mm;align-items:baseline}.sign .write{flex:1}
    .dense{font-size:8.2pt}.dense .asks tbody td,.dense .asks tbody th{font-size:7.7pt;padding-top:.55mm;padding-bottom:.55mm}
    .dense .figures div,.dense .list td,.dense .questions li{padding-top:.2mm;padding-bottom:.2mm}.dense .list td{font-size:7.7pt}
    .dense .columns{margin-top:2mm}.dense h2{font-size:9.5pt}.dense .columns section{margin-bottom:1.8mm}
    @media screen and (max-width:46rem){.sheet{padding:5mm}.columns{columns:1}.asks thead{display:none}
    .asks tr{display:block;border-bottom:1pt solid var(--line);padding:1.5mm 0}.asks tbody td,.asks tbody th{display:block;\
    width:auto!important;border-bottom:0;padding:.4mm 0 .4mm 2mm}.asks tbody .no{text-align:left}.asks tbody .no .box{margin-right:1.6mm}
    .asks tbody .no .box::after{content:"not this";margin-left:5mm;white-space:nowrap;font-style:normal}}

    """
}
