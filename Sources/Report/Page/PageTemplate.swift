// SPDX-License-Identifier: Apache-2.0

/// The page's Mustache template, section by section.
enum PageTemplate {
  static let whole =
    "{{% CONTENT_TYPE:\(MarkupContent.name)}}\n" + head + changes + year + happenings + cohorts + staffing + map
    + figures
    + evaluations + unplaced + findings + schools + proof

  private static let head = """
    <!DOCTYPE html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>{{group}}: plan of release time {{year}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <a class="skip" href="#main">Skip to the plan</a>
    <header class="top"><div class="page">
    <p class="kicker">Plan of release time {{year}}</p>
    <h1>{{group}}</h1>
    <p class="status">{{opening}}. <span>As of {{asOf}}.</span></p>
    </div></header>
    <main id="main" class="page">
    <section class="caveats" aria-labelledby="unknown">
    <h2 id="unknown">What this plan doesn\u{2019}t know</h2>
    {{#hasCaveats}}<ul>{{#caveats}}<li>{{.}}</li>{{/caveats}}</ul>{{/hasCaveats}}
    {{^hasCaveats}}<p>The input left out nothing that the planner had to guess.</p>{{/hasCaveats}}
    </section>
    <section aria-label="Headline figures"><ul class="tiles n{{tileCount}}">
    {{#tiles}}<li><strong>{{figure}}</strong> <span class="label">{{label}}</span> <span class="note">{{note}}</span></li>
    {{/tiles}}</ul></section>
    <nav class="contents" aria-label="Contents"><ul>
    {{#hasChanges}}<li><a href="#changes">What is different</a></li>{{/hasChanges}}\
    <li><a href="#year">The year</a></li><li><a href="#weeks">Week by week</a></li>
    <li><a href="#list">What takes place</a></li>\
    {{#hasCohorts}}<li><a href="#cohorts">Cohorts</a></li>{{/hasCohorts}}\
    {{#hasRotas}}<li><a href="#rotas">Specialists</a></li>{{/hasRotas}}\
    {{#hasSecondments}}<li><a href="#secondments">Secondments</a></li>{{/hasSecondments}}
    <li><a href="#map">Map</a></li>
    <li><a href="#fairness">Fairness</a></li><li><a href="#money">Money</a></li>
    {{#hasEvaluations}}<li><a href="#evaluations">Evaluations</a></li>{{/hasEvaluations}}\
    <li><a href="#unplaced">Not in the plan</a></li>\
    {{#hasFindings}}<li><a href="#findings">What else</a></li>{{/hasFindings}}<li><a href="#schools">Schools</a></li>
    <li><a href="#proof">How good it is</a></li></ul></nav>

    """

  private static let year = """
    <section id="year" aria-labelledby="year-h">
    <h2 id="year-h">The year at a glance</h2>
    <p class="lead">Each square is a week of a school: the darker, the more of its people take part.</p>
    {{#strip}}{{#hasRows}}<div class="strips">
    <div class="striprow terms" aria-hidden="true"><span></span><div>\
    {{#terms}}<span style="left:{{left}};width:{{width}}"><i class="full">{{name}}</i><i class="brief">{{brief}}</i></span>{{/terms}}</div><span></span></div>
    {{#rows}}<div class="striprow"><a href="#{{anchor}}">{{name}}</a>{{{bars}}}<span class="num">{{total}}</span></div>
    {{/rows}}</div>
    <p class="key" aria-hidden="true"><span><i class="sw s1"></i>1 person</span> <span><i class="sw s2"></i>2 or 3</span>
    <span><i class="sw s3"></i>4 to 6</span> <span><i class="sw s4"></i>7 or more</span>
    <span><i class="sw holiday"></i>holiday</span> <span class="end">Right: attendances in the year</span></p>{{/hasRows}}
    {{^hasRows}}<p>No weeks to show.</p>{{/hasRows}}{{/strip}}
    </section>

    <section id="weeks" aria-labelledby="weeks-h">
    <h2 id="weeks-h">Week by week</h2>
    <p class="key">{{#legend}}<span><i class="sw {{kindClass}}"></i>{{kindLabel}}</span> {{/legend}}\
    <span><i class="sw dashed"></i>provisional</span>{{#hasRotas}} <span class="end">Specialists\u{2019} days stand in their \
    rotas.</span>{{/hasRotas}}</p>
    {{#grid}}<table class="weeks" role="table"><thead role="rowgroup"><tr role="row">\
    <th scope="col" role="columnheader">Week of</th>\
    {{#columns}}<th scope="col" role="columnheader">{{.}}</th>{{/columns}}</tr></thead><tbody role="rowgroup">
    {{#rows}}{{#isBand}}<tr role="row" class="band {{bandClass}}"><th role="rowheader" colspan="{{span}}">{{band}}</th></tr>
    {{/isBand}}{{^isBand}}<tr role="row" class="week {{weekClass}}"><th scope="row" role="rowheader">{{monday}}\
    {{#letter}}<small>{{.}}</small>{{/letter}}</th>
    {{#days}}<td role="cell" class="{{dayClass}}"><span class="day" aria-hidden="true">{{day}}</span>\
    <span class="long">{{long}}</span>{{#note}}<span class="daynote">{{.}}</span>{{/note}}
    {{#chips}}<a class="chip {{kindClass}} {{firmClass}}" href="#{{anchor}}"><span class="n">{{people}}<span class="sr"> people</span></span>\
    <span class="t">{{time}}</span> <b>{{title}}</b> <span class="at">{{place}}</span>\
    <span class="sr"> ({{kindLabel}})</span></a>
    {{/chips}}</td>{{/days}}</tr>
    {{/isBand}}{{/rows}}</tbody></table>{{/grid}}
    </section>

    """

  private static let happenings = """
    <section id="list" aria-labelledby="list-h">
    <h2 id="list-h">What takes place</h2>
    {{#halfTerms}}<section class="halfterm"><h3>{{name}} {{#dates}}<small>{{.}}</small>{{/dates}} \
    <small class="end">{{count}}</small></h3>
    <ol class="entries">{{#entries}}<li id="{{anchor}}" class="entry {{kindClass}}">
    <div class="when"><b>{{day}}</b><span>{{time}}</span></div>
    <div class="what"><h4>{{title}}</h4>
    <p class="tags"><span class="tag {{kindClass}}">{{kindLabel}}</span> {{#part}}<span class="tag">{{.}}</span> {{/part}}\
    <span class="tag {{firmClass}}">{{firm}}</span> {{#effect}}<span class="effect">{{.}}</span>{{/effect}}</p>
    <dl>{{#facts}}<div><dt>{{term}}</dt><dd>{{words}}</dd></div>{{/facts}}</dl></div>
    <dl class="who">{{#groups}}<div><dt>{{school}}</dt><dd>{{people}}</dd></div>{{/groups}}</dl></li>
    {{/entries}}</ol></section>
    {{/halfTerms}}{{^halfTerms}}<p>Nothing takes place in this plan.</p>{{/halfTerms}}
    </section>

    """

  private static let map = """
    <section id="map" aria-labelledby="map-h">
    <h2 id="map-h">Who goes where</h2>
    <p class="lead">Arrows run from people\u{2019}s own school to where they go; the wider, the more people over the year.</p>
    {{#map}}<figure>{{{wide}}}{{{narrow}}}
    <figcaption class="key"><span><i class="sign circle"></i>primary</span>
    <span><i class="sign square"></i>secondary</span> <span><i class="sign diamond"></i>others and providers</span>
    <span class="end">The larger the sign, the more people come there.</span></figcaption></figure>
    {{#notes}}<p class="small">{{.}}</p>{{/notes}}
    {{#hasFlows}}<h3>The largest flows</h3><ol class="flows">\
    {{#flows}}<li><span>{{from}} <span aria-label="to">\u{2192}</span> {{to}}</span> <b>{{people}}</b></li>{{/flows}}</ol>\
    {{/hasFlows}}{{/map}}
    </section>

    """
}
