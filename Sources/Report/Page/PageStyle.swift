// SPDX-License-Identifier: Apache-2.0

/// The page's styles. Text reaches a contrast of at least 4.5:1 on its ground in both colour schemes (WCAG 2.2 AA).
enum PageStyle {
  /// Colours in both schemes, and those of the kinds of activity.
  static let colours = """
    :root{color-scheme:light dark;
    --ground:#f5f6f8;--paper:#fff;--ink:#1a2230;--soft:#55606f;--line:#d9dee5;--faint:#eef1f5;
    --accent:#1d4f91;--top:#14284b;--warn:#8a5a00;--warn-ground:#fff8e8;--warn-line:#d99a1c;
    --given:#2b6cb0;--short:#b4541a;--asked:#c9d6e6;--mark:#1a2230;
    --s0:#e9edf2;--s1:#b9d2ec;--s2:#7fadd9;--s3:#3f7fbe;--s4:#174a85;--off:#fafbfc;
    --session:#1d5fa8;--session-t:#e6eff9;--visit:#0b7266;--visit-t:#e0f3ef;--triad:#6a47a8;--triad-t:#efe9f9;
    --lesson-study:#8f5400;--lesson-study-t:#fcf0da;--shadowing:#a02f68;--shadowing-t:#fbe7f0;
    --secondment:#9c3527;--secondment-t:#fbe8e4;--specialist:#566510;--specialist-t:#f0f4d9}
    @media screen and (prefers-color-scheme:dark){:root{
    --ground:#10151d;--paper:#182029;--ink:#e7ebf1;--soft:#a6b1bf;--line:#303b48;--faint:#202a35;
    --accent:#8bb8ef;--top:#0c1626;--warn:#f3c567;--warn-ground:#2a2415;--warn-line:#b98518;
    --given:#5b9be0;--short:#e08a50;--asked:#3a4a5e;--mark:#fff;
    --s0:#232d39;--s1:#27486c;--s2:#3568a0;--s3:#5b96d6;--s4:#a9cff7;--off:#151c25;
    --session:#8bbdf5;--session-t:#1a2c42;--visit:#66cfc0;--visit-t:#14322f;--triad:#c3aaf2;--triad-t:#2a2340;
    --lesson-study:#f0bd6b;--lesson-study-t:#352912;--shadowing:#f29bc4;--shadowing-t:#3a1e2d;
    --secondment:#f3a496;--secondment-t:#3a201b;--specialist:#c5d670;--specialist-t:#292e15}}
    .k-session{--k:var(--session);--kt:var(--session-t)}.k-visit{--k:var(--visit);--kt:var(--visit-t)}
    .k-triad{--k:var(--triad);--kt:var(--triad-t)}.k-shadowing{--k:var(--shadowing);--kt:var(--shadowing-t)}
    .k-lesson-study{--k:var(--lesson-study);--kt:var(--lesson-study-t)}
    .k-secondment{--k:var(--secondment);--kt:var(--secondment-t)}
    .k-specialist{--k:var(--specialist);--kt:var(--specialist-t)}

    """

  /// Type, and the page's frame. Tiles, of which there are eight to ten, fill whole rows whatever their number.
  static let frame = """
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
    body{margin:0;background:var(--ground);color:var(--ink);font:400 1rem/1.5 "Inter",system-ui,-apple-system,"Segoe UI",\
    Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif;overflow-wrap:break-word}
    .page{max-width:75rem;margin:0 auto;padding:0 1.5rem}
    h1,h2,h3,h4{line-height:1.2;margin:0;font-weight:650;letter-spacing:-.01em;text-wrap:balance}
    h1{font-size:clamp(1.8rem,1.3rem + 2.2vw,2.75rem)}
    h2{font-size:1.5rem;margin:0 0 .5rem}h3{font-size:1.125rem;margin:1.75rem 0 .6rem}
    h4{font-size:1rem;letter-spacing:0}p{margin:0 0 .75rem}
    small,.small,.key,.note{font-size:.875rem}h3 small{font-weight:400;color:var(--soft);letter-spacing:0}
    a{color:var(--accent);text-underline-offset:.15em}
    a:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
    .lead,.small{color:var(--soft);max-width:56rem;text-wrap:pretty}
    .num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.nowrap{white-space:nowrap}
    .sr,.skip:not(:focus){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .skip:focus{position:absolute;left:1rem;top:1rem;background:#fff;color:#14284b;padding:.5rem 1rem;z-index:2}
    .top{background:var(--top);color:#fff;padding:2.75rem 0 4.5rem}
    .kicker{text-transform:uppercase;letter-spacing:.09em;font-size:.8125rem;font-weight:600;color:#b9cdea;margin:0 0 .5rem}
    .status{margin:.6rem 0 0;color:#dbe5f3;font-size:1.0625rem}.status span{color:#b9cdea}
    main>section{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:1.75rem;margin:0 0 1.5rem}
    main>section.caveats{margin-top:-2.5rem;background:var(--warn-ground);border-color:var(--warn-line);\
    border-left-width:6px;padding:1.25rem 1.5rem}
    .caveats h2{font-size:1.125rem;color:var(--warn)}.caveats ul{margin:0;padding-left:1.1rem;columns:2 26rem;\
    column-gap:2.5rem}.caveats li{margin:0 0 .35rem;break-inside:avoid}.caveats p{margin:0}
    main>section[aria-label]{background:none;border:0;padding:0}
    .tiles{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(var(--n),1fr);gap:1px;\
    background:var(--line);border:1px solid var(--line);border-radius:12px;overflow:hidden}
    .tiles li{background:var(--paper);padding:1.1rem 1.35rem}.tiles strong{display:block;font-size:1.85rem;line-height:1.15;\
    font-weight:650;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
    .n8{--n:4}.n9{--n:3}.n10{--n:5}
    @media screen and (max-width:64rem){.tiles{grid-template-columns:1fr 1fr}\
    .tiles li:last-child:nth-child(odd){grid-column:1/-1}}
    .tiles .label{display:block;font-weight:600}.tiles .note{display:block;color:var(--soft)}
    .contents ul,.jump{list-style:none;margin:0 0 1.5rem;padding:0;display:flex;flex-wrap:wrap;gap:.5rem}
    .contents a,.jump a{display:block;padding:.4rem .9rem;border:1px solid var(--line);border-radius:99px;\
    background:var(--paper);text-decoration:none;font-size:.9375rem}.contents a:hover,.jump a:hover{border-color:var(--accent)}
    .key{display:flex;flex-wrap:wrap;gap:.3rem 1.25rem;color:var(--soft);margin:.75rem 0;align-items:center}
    .key .end{margin-left:auto}.key span{display:inline-flex;align-items:center;gap:.45rem}
    .sw{width:1rem;height:.8rem;border-radius:3px;background:var(--k)}.sw.s1{background:var(--s1)}.sw.s2{background:var(--s2)}
    .sw.s3{background:var(--s3)}.sw.s4{background:var(--s4)}.sw.asked{background:var(--asked)}
    .sw.given{background:var(--given)}.sw.given.short{background:var(--short)}.sw.mark{width:3px;background:var(--mark)}
    .sw.holiday{background:none;border:1px solid var(--line)}.sw.dashed{background:none;border:1.5px dashed var(--soft)}
    .sign{width:.8rem;height:.8rem;border:2px solid var(--accent);background:var(--paper)}.sign.circle{border-radius:50%}
    .sign.diamond{transform:rotate(45deg) scale(.85)}

    """
}
