// SPDX-License-Identifier: Apache-2.0

/// The pages by which a head answers. Without a script they work, and on paper they read.
enum AnswerTemplate {
  private static let head = """
    <!DOCTYPE html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>{{school}}: your answer to {{halfTerm}}</title>
    <style>{{{style}}}</style>
    </head>
    """

  static let asking = """
    \(head)
    <body>
    <main class="sheet ask">
    <header><p class="kicker">{{group}}</p>
    <h1>What we ask of you in {{halfTerm}}</h1>
    <p class="lead"><b>{{school}}</b>, {{dates}}.</p></header>
    {{#notice}}<p class="notice" role="alert">{{.}}</p>{{/notice}}
    <form method="post">
    <input type="hidden" name="seen" value="{{seen}}">
    <section class="answer" aria-labelledby="answer">
    <h2 id="answer">Your answer</h2>
    {{#answer}}<p class="given">{{.}} Another answer takes its place.</p>{{/answer}}
    {{#isOpen}}<p>Until you answer, every date stays provisional. No reason is needed.</p>{{/isOpen}}
    <fieldset class="ticks" aria-labelledby="answer">
    {{#choices}}<label><input type="radio" name="verdict" value="{{value}}" required{{#isChosen}} checked{{/isChosen}}> \
    <b>{{words}}</b></label>
    {{/choices}}</fieldset>
    </section>
    <section aria-labelledby="asks"><h2 id="asks">What takes place</h2>
    {{#hasAsks}}<table class="asks"><thead><tr><th scope="col">When</th><th scope="col">What</th>\
    <th scope="col">Your people</th><th scope="col">Who is out, and cover</th><th scope="col" class="no">Not this</th></tr>\
    </thead><tbody>
    {{#asks}}<tr class="{{kindClass}}"><td class="when">{{#when}}<span class="line">{{.}}</span>{{/when}}</td>\
    <th scope="row">{{title}}{{#notes}} <small>{{.}}</small>{{/notes}}</th>\
    <td>{{#people}}<span class="line">{{.}}</span>{{/people}}</td>\
    <td>{{#effects}}<span class="line">{{.}}</span>{{/effects}}</td>\
    <td class="no">{{#canRefuse}}<label><input type="checkbox" name="not" value="{{box}}"\
    {{#isTicked}} checked{{/isTicked}}> <span>not this<span class="sr">: {{title}}</span></span></label>{{/canRefuse}}\
    {{^canRefuse}}<span class="same">as above</span>{{/canRefuse}}</td></tr>
    {{/asks}}</tbody></table>{{/hasAsks}}
    {{^hasAsks}}<p>Nothing is asked of you in this half-term any more.</p>{{/hasAsks}}</section>
    {{#hasOthers}}<section class="others" aria-labelledby="others"><h2 id="others">What you didn’t want before</h2>
    <p>It isn’t planned with you any more. Leave it ticked, and it stays so.</p>
    <ul>{{#others}}<li><label><input type="checkbox" name="not" value="{{box}}"{{#isTicked}} checked{{/isTicked}}> \
    {{title}}</label></li>{{/others}}</ul></section>{{/hasOthers}}
    {{#reason}}<section class="why" aria-labelledby="why"><h2 id="why"><label for="reason">A reason, if you like</label></h2>
    <p id="reason-who">It goes to {{who}} by mail, and is kept nowhere else: nobody else sees it. Please write nothing about \
    anybody\u{2019}s health or other people\u{2019}s private matters. At most {{most}} characters.</p>
    <input type="hidden" name="to" value="{{mark}}">
    <textarea id="reason" name="reason" rows="5" aria-describedby="reason-who" autocomplete="off"\
    {{#isTooLong}} aria-invalid="true"{{/isTooLong}}>
    {{text}}</textarea></section>{{/reason}}
    <p class="send"><button>Send the answer</button> <span>You can change it until {{lastDay}}.</span></p>
    </form>
    \(HeadTemplate.columns)
    </main>
    </body>
    </html>

    """

  static let noted = """
    \(head)
    <body>
    <main class="sheet ask">
    <header><p class="kicker">{{group}}</p>
    <h1>{{#isNew}}Your answer is noted{{/isNew}}{{^isNew}}Your answer was noted already{{/isNew}}</h1>
    <p class="lead"><b>{{school}}</b>, {{halfTerm}}, {{dates}}.</p></header>
    <section class="answer" aria-labelledby="answer"><h2 id="answer">Your answer</h2>
    {{#answer}}<p class="given">{{.}}</p>{{/answer}}</section>
    {{#hasReached}}<section aria-labelledby="reached"><h2 id="reached">What it changes</h2>
    <ul class="reached">{{#reached}}<li>{{.}}</li>{{/reached}}</ul></section>{{/hasReached}}
    <p>{{next}}</p>
    {{#reason}}<p class="passed">{{.}}</p>{{/reason}}
    <p class="again"><a href="">Look at it again, or change the answer</a>, until {{lastDay}}.</p>
    </main>
    </body>
    </html>

    """
}
