// SPDX-License-Identifier: Apache-2.0

/// The page of a head: one side of A4 in an ordinary half-term.
enum HeadTemplate {
  /// Cover, money, guests and benefit: the page on which a head answers has them too.
  static let columns = """
    <div class="columns">
    <section aria-labelledby="money"><h2 id="money">Cover and money</h2>
    <dl class="figures">{{#figures}}<div class="{{lineClass}}"><dt>{{term}}</dt><dd>{{value}}</dd></div>{{/figures}}</dl></section>
    {{#hasSupply}}<section aria-labelledby="supply"><h2 id="supply">Supply to book</h2><table class="list"><tbody>
    {{#supply}}<tr><td class="nowrap">{{day}}</td><td>{{parts}}</td><td class="num">{{cost}}</td></tr>{{/supply}}\
    </tbody></table></section>{{/hasSupply}}
    {{#hasGuests}}<section aria-labelledby="guests"><h2 id="guests">Who comes to you</h2><table class="list"><tbody>
    {{#guests}}<tr><td class="nowrap">{{day}}<small>{{time}}</small></td><td>{{people}}</td></tr>{{/guests}}\
    </tbody></table></section>{{/hasGuests}}
    <section aria-labelledby="benefit"><h2 id="benefit">What it brings you</h2>
    <ul class="benefits">{{#benefits}}<li>{{.}}</li>{{/benefits}}</ul></section>
    </div>
    """

  static let whole = """
    <!DOCTYPE html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>{{school}}: what we ask of you in {{halfTerm}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <main class="sheet{{#isDense}} dense{{/isDense}}">
    <header><p class="kicker">{{group}}</p>
    <h1>What we ask of you in {{halfTerm}}</h1>
    <p class="lead"><b>{{school}}</b>, {{dates}}. {{asOf}}.</p></header>
    <section class="answer" aria-labelledby="answer">
    <h2 id="answer">Your answer</h2>
    {{#answer}}<p class="given">{{.}}</p>{{/answer}}
    {{#isOpen}}<p>Until you answer, every date stays provisional. No reason is needed.</p>
    <ul class="ticks"><li><i class="box"></i><b>Yes</b></li>\
    <li><i class="box"></i><b>Yes, but not these</b> (tick them below)</li><li><i class="box"></i><b>No</b></li></ul>{{/isOpen}}
    </section>
    <section aria-labelledby="asks"><h2 id="asks">What takes place</h2>
    <table class="asks"><thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Your people</th>\
    <th scope="col">Who is out, and cover</th>{{#isOpen}}<th scope="col" class="no">Not this</th>{{/isOpen}}</tr></thead><tbody>
    {{#asks}}<tr class="{{kindClass}}"><td class="when">{{#when}}<span class="line">{{.}}</span>{{/when}}</td>\
    <th scope="row">{{title}}{{#notes}} <small>{{.}}</small>{{/notes}}</th>\
    <td>{{#people}}<span class="line">{{.}}</span>{{/people}}</td>\
    <td>{{#effects}}<span class="line">{{.}}</span>{{/effects}}</td>\
    {{#isOpen}}<td class="no">{{#canRefuse}}<i class="box"></i>{{/canRefuse}}\
    {{^canRefuse}}<span class="same">as above</span>{{/canRefuse}}</td>{{/isOpen}}</tr>
    {{/asks}}</tbody></table></section>
    \(columns)
    {{#hasQuestions}}<section aria-labelledby="questions"><h2 id="questions">Please tell us</h2>
    <ul class="questions">{{#questions}}<li><span>{{question}}</span> \
    {{#isWritten}}<i class="write"></i>{{/isWritten}}\
    <span class="ticks">{{#choices}}<span><i class="box"></i>{{.}}</span>{{/choices}}</span></li>
    {{/questions}}</ul></section>{{/hasQuestions}}
    {{#isSigned}}<footer>{{#isOpen}}<p class="reason">A reason, if you wish; only your school\u{2019}s CPD lead reads it: \
    <i class="write"></i></p>{{/isOpen}}
    <p class="sign"><span>Name <i class="write"></i></span> <span>Date <i class="write"></i></span></p></footer>{{/isSigned}}
    </main>
    </body>
    </html>

    """
}
