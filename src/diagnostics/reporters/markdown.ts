import type { Finding } from '../finding.js';
import { formatLocation } from '../location.js';
import type { Reporter } from '../reporter.js';
import { markdownCode, markdownText } from './markdown-text.js';
import { tally } from './tally.js';

/** What a comment of GitHub may hold, less what the last line takes. */
const most = 65_536 - 200;

/** For a comment on a pull request: GitHub's Markdown, which GitLab reads too, within what a comment may hold. */
export const markdown: Reporter = findings => {
  let text = `### ${tally(findings)}\n\n`;
  for (const [index, finding] of findings.entries()) {
    const item = itemOf(finding);
    if (text.length + item.length > most) return `${text}\nToo long for a comment: ${findings.length - index} more.\n`;
    text += item;
  }
  return text;
};

function itemOf({ severity, message, code, remedy, location, operation }: Finding<string>): string {
  const place = location ? `${markdownCode(formatLocation(location))} ` : '';
  const where = operation ? ` In ${markdownCode(operation)}.` : '';
  return `- ${severity}: ${place}${markdownText(message)} (${markdownCode(code)}).${where} ${markdownText(remedy)}\n`;
}
