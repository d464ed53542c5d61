import type { Finding } from '../finding.js';
import { formatLocation } from '../location.js';
import type { Reporter } from '../reporter.js';
import { markup } from './escape.js';
import { createExcerpts, type Excerpt } from './excerpt.js';
import { tally } from './tally.js';

const style = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
article { border-left: .3rem solid #888; padding: .1rem 1rem; margin: 1rem 0; overflow-wrap: anywhere }
article.error { border-color: #c62828 } article.warning { border-color: #b26a00 } article.info { border-color: #00699e }
h2 { font-size: 1rem; margin: .5rem 0 } p { margin: .3rem 0 } pre { overflow-x: auto } .place { font-family: monospace }
`;

/** For a browser: one file that loads nothing else and runs nothing. */
export const html: Reporter = (findings, options) => {
  const excerptAt = createExcerpts(options.text);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Specwright: ${tally(findings)}</title>
<style>${style}</style>
</head>
<body>
<h1>${tally(findings)}</h1>
${findings.map(finding => article(finding, excerptAt(finding.location))).join('\n')}
<footer><p>Specwright ${markup(options.version ?? '')}</p></footer>
</body>
</html>
`;
};

function article(finding: Finding<string>, shown: Excerpt | undefined): string {
  const { location } = finding;
  const lines = [
    `<h2>${markup(finding.severity)}: ${markup(finding.message)}</h2>`,
    ...(location ? [`<p class="place">${markup(formatLocation(location))} ${markup(location.pointer)}</p>`] : []),
    ...(finding.operation ? [`<p>In ${markup(finding.operation)}</p>`] : []),
    ...(shown ? [`<pre>${markup(shown.line)}\n${' '.repeat(shown.offset)}^</pre>`] : []),
    `<p>${markup(finding.remedy)}</p>`,
    ...(finding.related ?? []).map(
      related =>
        `<p>See <span class="place">${markup(formatLocation(related.location))}</span>: ${markup(related.message)}</p>`,
    ),
    `<p><code>${markup(finding.code)}</code></p>`,
  ];
  return `<article class="${finding.severity}">\n${lines.join('\n')}\n</article>`;
}
