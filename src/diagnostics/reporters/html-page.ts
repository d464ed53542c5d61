import { createHash } from 'node:crypto';
import { markup } from './escape.js';

const style = `
:root { color-scheme: light dark; --line: #8884; --soft: #8882 }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.4rem; margin: 0 } h2 { font-size: 1.2rem; margin: 2rem 0 0 } h3 { font-size: 1rem; margin: 0 }
p { margin: .3rem 0 } ul { margin: .2rem 0; padding-left: 1.2rem } pre { overflow-x: auto; background: var(--soft); padding: .6rem }
code, pre, .place { font: 14px/1.45 ui-monospace, monospace } mark { background: #ffb30066; color: inherit; display: block }
form { position: sticky; top: 0; background: Canvas; padding: .6rem 0; border-bottom: 1px solid var(--line); display: flex;
  flex-wrap: wrap; gap: .3rem 1rem; align-items: center }
input[type=search] { flex: 1 1 12rem; font: inherit; padding: .2rem .5rem }
article { border-left: .3rem solid #888; padding: .1rem 1rem; margin: 1.2rem 0; overflow-wrap: anywhere }
article.breaking, article.error { border-color: #c62828 } article.risky, article.warning { border-color: #b26a00 }
article.safe { border-color: #2e7d32 } article.info { border-color: #00699e }
meter { width: 10rem; vertical-align: middle } fieldset { border: 0; margin: 0; padding: 0; display: contents }
h3 code, dd > code { background: var(--soft); padding: 0 .25rem; border-radius: .2rem; font-weight: normal }
table { border-collapse: collapse; display: block; overflow-x: auto; margin: .4rem 0 }
td { vertical-align: top; padding: .2rem 1rem .2rem 0; border-top: 1px solid var(--line) } td > code { background: var(--soft); padding: 0 .25rem }
article.accepted { border-color: #00699e } [hidden] { display: none }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; margin: .4rem 0 } dt { opacity: .7 } dd { margin: 0; min-width: 0 }
`;

/**
 * Shows what has the chosen levels and all words that are looked for; without it, all is shown. Of changes that are told
 * together each row is one, and has what is said of all of them.
 */
const script = `
const form = document.querySelector('form');
const articles = [...document.querySelectorAll('article')].map(article => {
  const rows = [...article.querySelectorAll('tr')];
  const text = one => one.textContent.toLowerCase();
  const own = text(article.querySelector('h3')) + ' ' + [...article.querySelectorAll(':scope > dl')].map(text);
  return [article, rows.length > 0 ? rows.map(row => [row, own + ' ' + text(row)]) : [[article, text(article)]]];
});
const all = articles.reduce((sum, [, changes]) => sum + changes.length, 0);
const shown = document.querySelector('output');
function filter() {
  const chosen = name => new Set([...form.querySelectorAll('input[name=' + name + ']:checked')].map(box => box.value));
  const [levels, groups] = [chosen('level'), chosen('group')];
  const words = form.querySelector('input[type=search]').value.toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  for (const [article, changes] of articles) {
    let own = 0;
    for (const [one, text] of changes) {
      const { group } = article.dataset;
      const isChosen = levels.has(article.className) && (group === undefined || groups.has(group));
      one.hidden = !isChosen || !words.every(word => text.includes(word));
      if (!one.hidden) own++;
    }
    article.hidden = own === 0;
    count += own;
  }
  shown.textContent = count + ' of ' + all + ' shown';
}
form.hidden = false;
form.addEventListener('input', filter);
form.addEventListener('submit', event => event.preventDefault());
filter();
`;

const digest = createHash('sha256').update(script).digest('base64');
const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;

/**
 * A page that loads nothing and runs nothing but the filter.
 * @param title is escaped
 * @param levels what can be chosen: the classes of articles
 * @param body is not
 * @param groups what can be chosen beside them: the `data-group` of articles
 */
export function htmlPage(
  title: string,
  levels: readonly string[],
  body: string,
  version = '',
  groups: readonly string[] = [],
): string {
  const boxes = [...levels.map(level => box('level', level)), ...groups.map(group => box('group', group))];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${markup(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${markup(title)}</h1>
<form hidden>${boxes.join('\n')}
<input type="search" aria-label="Search" placeholder="Search: an operation, a code, a word"> <output></output></form>
${body}
<footer><p>Specwright ${markup(version)}</p></footer>
<script>${script}</script>
</body>
</html>
`;
}

function box(name: string, value: string): string {
  return `<label><input type="checkbox" name="${name}" value="${value}" checked> ${value}</label>`;
}
