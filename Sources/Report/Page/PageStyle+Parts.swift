// SPDX-License-Identifier: Apache-2.0

extension PageStyle {
  /// The year, the lists, the charts and the map.
  static let parts = """
    .strips{margin-top:1.25rem}
    .striprow{display:grid;grid-template-columns:minmax(9rem,15rem) 1fr 3rem;gap:.9rem;align-items:center;padding:.2rem 0}
    .striprow>a{color:var(--ink);text-decoration:none;font-size:.9375rem;overflow:hidden;text-overflow:ellipsis;\
    white-space:nowrap}.striprow>a:hover{text-decoration:underline}
    .striprow .num{color:var(--soft);font-size:.875rem}
    .striprow.terms{color:var(--soft);font-size:.8125rem}.striprow.terms>div{position:relative;height:1.3rem}
    .striprow.terms div span{position:absolute;white-space:nowrap;overflow:hidden;padding-left:.35rem;\
    border-left:1px solid var(--soft)}.striprow.terms i{font-style:normal}.striprow.terms .brief{display:none}
    svg.strip{width:100%;height:1.25rem;display:block}.strip rect{rx:2px;fill:var(--s0)}.strip .s1{fill:var(--s1)}
    .strip .s2{fill:var(--s2)}.strip .s3{fill:var(--s3)}.strip .s4{fill:var(--s4)}
    .strip .holiday{fill:none}
    table{border-collapse:collapse;width:100%}th{text-align:left;font-weight:600}
    .weeks{table-layout:fixed;font-size:.8125rem;line-height:1.3}.weeks thead th{padding:.4rem .5rem;color:var(--soft)}
    .weeks th:first-child{width:5.25rem}.weeks td{border:1px solid var(--line);padding:.3rem;vertical-align:top}
    .week>th{padding:.45rem .5rem;vertical-align:top;border-top:1px solid var(--line);font-variant-numeric:tabular-nums}
    .week>th small{display:block;color:var(--soft);font-weight:400;font-size:.75rem}
    .weeks .day{color:var(--soft);font-size:.75rem;padding-left:.15rem}
    .weeks .long{display:none}.daynote{color:var(--soft);font-size:.75rem;margin-left:.45rem}
    .weeks td.closed{background:repeating-linear-gradient(135deg,var(--faint) 0 5px,var(--off) 5px 10px)}
    .band th{padding:.5rem}.band.term th{padding:1.35rem .5rem .45rem;font-size:1.0625rem;border-bottom:2px solid var(--ink)}
    .band.holiday th{background:repeating-linear-gradient(135deg,var(--faint) 0 5px,var(--off) 5px 10px);color:var(--soft);\
    font-weight:400;text-align:center;border:1px solid var(--line)}
    .chip{display:block;margin:.25rem 0 0;padding:.3rem .45rem;border-radius:5px;background:var(--kt);color:var(--ink);\
    border:1px solid transparent;border-left:4px solid var(--k);text-decoration:none;break-inside:avoid}
    .chip.open{border:1px dashed var(--k);border-left:4px solid var(--k)}
    .chip:hover b{text-decoration:underline}.chip .n{float:right;color:var(--soft)}.chip .t{color:var(--k);font-weight:600;font-variant-numeric:tabular-nums}
    .chip b{display:block;font-weight:600}.chip .at{color:var(--soft);display:block}
    .halfterm h3{display:flex;flex-wrap:wrap;gap:.1rem .75rem;align-items:baseline;border-bottom:2px solid var(--ink);\
    padding-bottom:.4rem;margin-bottom:0}.halfterm h3 .end{margin-left:auto}
    .entries{list-style:none;margin:0;padding:0}
    .entry{display:grid;grid-template-columns:8rem minmax(0,1.1fr) minmax(0,1fr);gap:.25rem 1.5rem;padding:1rem 0;\
    border-bottom:1px solid var(--line);break-inside:avoid}.entry:target{background:var(--faint)}
    .when b{display:block}.when span{color:var(--soft);font-variant-numeric:tabular-nums}
    .tags{margin:.3rem 0 .4rem;display:flex;flex-wrap:wrap;gap:.35rem;align-items:center}
    .tag{font-size:.75rem;font-weight:600;padding:.08rem .55rem;border-radius:99px;border:1px solid var(--line);\
    color:var(--soft)}.tag[class*="k-"]{background:var(--kt);color:var(--k);border-color:transparent}
    .tag.open{border-style:dashed;border-color:var(--soft)}.tag.must{background:var(--short);color:var(--paper);border:0}
    .effect{font-size:.8125rem;color:var(--soft)}
    dl{margin:0}.entry dl div{display:grid;grid-template-columns:4.5rem 1fr;gap:.6rem;font-size:.9375rem}
    .entry dt{color:var(--soft)}dd{margin:0}
    .entry dl.who div{display:block;margin:0 0 .3rem;font-size:.875rem}.entry .who dt,.entry .who dd{display:inline}\
    .entry .who dt{font-weight:600;color:var(--ink)}.who dt::after{content:": "}
    figure{margin:0}.map{width:100%;height:auto;display:block}.map.narrow{display:none}
    .map .ground{fill:var(--off);stroke:var(--line)}
    .flow .line{fill:none;stroke:var(--given);stroke-linecap:round}
    .flow .head{fill:var(--given);fill-opacity:.85}.flow:hover .line{stroke-opacity:1}
    .site{fill:var(--paper);stroke:var(--accent);stroke-width:2.5}.leader{stroke:var(--soft);stroke-width:.75;fill:none}
    .place{fill:var(--ink);font-weight:600;paint-order:stroke;stroke:var(--off);stroke-width:3.5px;stroke-linejoin:round}
    .bar{fill:none;stroke:var(--soft);stroke-width:1.5}.scale{fill:var(--soft)}
    .flows{list-style:none;padding:0;margin:0;columns:2 20rem;column-gap:3rem}
    .flows li{display:flex;justify-content:space-between;gap:1rem;padding:.35rem 0;border-bottom:1px solid var(--line);\
    break-inside:avoid;font-size:.9375rem}
    .chart td,.chart th{padding:.45rem .6rem;border-bottom:1px solid var(--line);font-size:.9375rem}
    .chart thead th{color:var(--soft);font-size:.8125rem;vertical-align:bottom}.chart tbody th{font-weight:400;width:17rem}
    .chart th a{color:var(--ink);text-decoration:none}.chart th a:hover{text-decoration:underline}
    .chart .barcol{width:auto;padding-left:0;padding-right:0}.chart th small{display:block;color:var(--soft);font-weight:400}
    .parts tbody th{width:24rem}.chart tfoot th,.chart tfoot td{font-weight:650;border-bottom:0;border-top:2px solid var(--ink)}
    .bars{width:100%;min-width:6rem;height:16px;display:block}.bars .track{fill:none}
    .bars .asked{fill:var(--asked)}.bars .given{fill:var(--given)}
    .bars .short{fill:var(--short)}.bars .mark{stroke:var(--mark);stroke-width:3}.bars .cost{fill:var(--given)}
    .bars .gain{fill:var(--visit)}
    .plain td,.plain th{padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top;font-size:.9rem}
    .plain thead th{color:var(--soft);font-size:.8125rem}.plain.narrow{width:auto;min-width:24rem}
    .plain tbody th{font-weight:400}.stack thead th:nth-child(2){width:27%}.stack thead th:nth-child(3){width:29%}
    .stack thead th:nth-child(5){width:24%}.lesson em{white-space:nowrap}
    .reasons{list-style:none;padding:0;margin:1rem 0 0;display:grid;gap:1rem;\
    grid-template-columns:repeat(auto-fill,minmax(min(26rem,100%),1fr))}
    .reasons>li{border:1px solid var(--line);border-left:5px solid var(--k);border-radius:8px;padding:1rem 1.25rem;\
    break-inside:avoid}.reasons h3{margin:0}.reasons p{margin:0 0 .4rem}.reasons p.tags{margin:.35rem 0 .6rem}
    .reasons ul{margin:0;padding-left:1.1rem;color:var(--soft);font-size:.875rem}
    .school{border-top:2px solid var(--ink);padding-top:1.1rem;margin-top:2.25rem}.school h3{font-size:1.25rem;margin:0}
    .school h4{margin:1.25rem 0 .35rem}
    .facts{display:flex;flex-wrap:wrap;gap:.75rem 2rem;margin:.75rem 0 0}.facts dt{font-size:.8125rem;color:var(--soft)}
    .facts dd{font-weight:600;font-variant-numeric:tabular-nums}.facts code{font-size:.8125rem;overflow-wrap:anywhere}
    .lesson{display:block}.lesson em{color:var(--soft);font-style:normal;margin-left:.35rem}\
    .lesson em::before{content:"\\2192\\00a0"}.none{color:var(--soft)}
    .two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(22rem,100%),1fr));gap:0 2.5rem}
    .stafflines{margin:0;padding-left:1.1rem;font-size:.9rem}.stafflines li{margin:0 0 .3rem}
    .bounds{padding-left:1.1rem;margin:0;max-width:52rem}

    """

  /// Changes and findings.
  static let findings = """
    .changes small{display:block;color:var(--soft)}.changes thead th:first-child{width:28%}
    .changes.stack thead th:nth-child(n+2):nth-child(-n+3){width:20%}.reasons h4{margin:0 0 .3rem}.reasons h4 small{font-weight:400;\
    color:var(--soft)}
    details{margin:1rem 0 0}summary{cursor:pointer;color:var(--accent)}
    pre{overflow-x:auto;margin:.5rem 0 0;padding:.75rem 1rem;background:var(--faint);border:1px solid var(--line);\
    border-radius:8px;font-size:.8125rem;line-height:1.5}
    .demand tbody th{width:14rem}

    """

  /// Narrow screens and paper.
  static let paper = """
    @media screen and (max-width:46rem){
    .page{padding:0 .9rem}.top{padding:1.75rem 0 3.75rem}main>section{padding:1.15rem 1rem;border-radius:10px}
    h2{font-size:1.3125rem}.tiles li{padding:.85rem .9rem}
    .tiles strong{font-size:1.4rem}.tiles .label,.tiles .note{font-size:.875rem}
    .key .end{margin-left:0}
    .striprow{grid-template-columns:1fr 2.5rem;gap:.15rem .5rem;padding:.35rem 0}
    .striprow>svg,.striprow.terms>div{grid-column:1/-1;grid-row:2}
    .striprow.terms{position:static;padding-bottom:0}.striprow.terms span:empty{display:none}
    .striprow.terms>div{grid-row:1}.striprow.terms div span{font-size:.6875rem;padding-left:.2rem}\
    .striprow.terms .brief{display:inline}.striprow.terms .full{display:none}
    .weeks,.weeks tbody{display:block;font-size:.9375rem}.weeks thead{display:none}
    .weeks tr,.weeks th,.weeks td{display:block;width:auto!important}
    .week>th{border:0;padding:.9rem 0 .25rem;font-size:.875rem;color:var(--soft)}.week>th::before{content:"Week of "}
    .week>th small{display:inline;margin-left:.5rem}
    .week.quiet>th{padding:.3rem 0;font-weight:400}.week.quiet td{display:none}.weeks .week.quiet>th::after{content:": nothing planned"}
    .weeks td{border:0;padding:.15rem 0 .35rem}.weeks td.free{display:none}.weeks td.closed{padding:.25rem .5rem}
    .weeks .day{display:none}.weeks .long{display:inline;font-weight:600;font-size:.875rem}
    .band.term th{padding:1.35rem 0 .35rem}
    .entry{grid-template-columns:1fr;gap:.5rem}.when{display:flex;gap:.6rem}
    .entry .what dl div{grid-template-columns:4.25rem 1fr}
    .map.wide{display:none}.map.narrow{display:block}
    .chart thead{display:none}.chart tr{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:.3rem .75rem;padding:.7rem 0;\
    border-bottom:1px solid var(--line)}.chart tbody th,.chart .barcol,.chart tfoot th{grid-column:1/-1;width:auto}
    .chart td,.chart th{border:0!important;padding:0}.chart tbody th{font-weight:600}
    .chart td.num{text-align:left}.chart td.num::before{content:attr(data-label);display:block;color:var(--soft);font-size:.8125rem;\
    font-weight:400}.chart tfoot .barcol{display:none}
    .plain.narrow{min-width:0;width:100%}
    .stack thead{display:none}.stack tr{display:block;padding:.6rem 0;border-bottom:1px solid var(--line)}
    .stack td{display:block;border:0!important;padding:0}.stack td:first-child{font-weight:600}
    .stack td:first-child+td{font-weight:600}.facts{gap:.6rem 1.5rem}
    }
    @page{size:A4;margin:14mm 13mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;\
    color:#55606f}}
    @media print{
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    html{font-size:9pt}body{background:#fff;line-height:1.4}.page{max-width:none;padding:0}
    .contents,.jump,.skip{display:none!important}
    .top{background:none;color:#1a2230;padding:0 0 .9rem;border-bottom:3px solid #14284b;margin-bottom:1.2rem}
    .top .kicker,.top .status,.top .status span{color:#55606f}h1{font-size:22pt}
    main>section,main>section.caveats{border:0;padding:0;margin:0 0 2rem;border-radius:0}
    main>section.caveats{border-left:5px solid var(--warn-line);padding:.9rem 1.2rem;margin-bottom:1.5rem}
    h2,h3,h4,.key,.lead,thead,.band,.school>.facts{break-after:avoid}
    tr,.tiles,.striprow,figure,.facts,.flows,.chart,table.narrow{break-inside:avoid}
    #weeks,#schools,#proof,.school+.school{break-before:page}
    .tiles li{padding:.7rem .9rem}
    .striprow{grid-template-columns:13rem 1fr 2.5rem;padding:.1rem 0}
    .weeks{font-size:7.2pt}.weeks .day,.daynote,.week>th small{font-size:6.6pt}.weeks th:first-child{width:5.2rem}
    .weeks td{padding:.2rem}.chip{padding:.15rem .3rem;margin-top:.15rem}.band.term th{padding-top:.8rem}
    .week.quiet td{height:1.2rem}.week>th{padding:.25rem .4rem}
    .entry{grid-template-columns:8rem 1.1fr 1fr;padding:.6rem 0}.tags{margin:.15rem 0 .25rem}
    .chart td,.chart th,.plain td,.plain th{padding-top:.3rem;padding-bottom:.3rem}
    .chart tbody th{width:15rem}.parts tbody th{width:22rem}.two{grid-template-columns:1fr 1fr}.flows{columns:2}
    .reasons{grid-template-columns:1fr 1fr}a{color:inherit;text-decoration:none}
    .school{margin-top:1rem;padding-top:.8rem}
    .school .plain td,.school .plain th{padding-top:.18rem;padding-bottom:.18rem;font-size:.82rem;line-height:1.3}
    }

    """
}
