import { type Code, type CodeEntry, catalogue, FindingsError, finding, near } from '../../diagnostics/index.js';
import type { Command } from '../command.js';
import { exitCode } from '../exit-code.js';
import { formatOption } from '../format-option.js';
import { writeResult } from '../output.js';

/** `specwright explain [CODE]` */
export const explain: Command = {
  usage: 'explain [code]',
  summary: 'say what a code means and what to do about it; without a code, list all',
  describe: command =>
    command
      .argument('[code]', 'as it stands in parentheses at the end of a finding')
      .addOption(formatOption(['pretty', 'json'], 'for people or for programs'))
      .option('--output <file>', 'write to a file'),
  async run([code], options, io) {
    const entries = await allEntries();
    const rows = code === undefined ? [...entries.values()] : [known(code, entries)];
    const text = options['format'] === 'json' ? `${JSON.stringify(rows, null, 2)}\n` : pretty(rows, code === undefined);
    await writeResult(text, options, io);
    return exitCode.fine;
  },
};

/** What a code means; of a rule of the linter, with its examples. */
interface Row extends CodeEntry {
  readonly code: string;
  readonly bad?: string;
  readonly good?: string;
}

/** The catalogue and the linter's rules, by code, in the order of the alphabet. */
async function allEntries(): Promise<ReadonlyMap<string, Row>> {
  const { rules } = await import('../../lint/index.js');
  const rows: readonly Row[] = [
    ...(Object.keys(catalogue) as Code[]).map(code => ({ code, ...catalogue[code] })),
    ...rules.map(({ code, severity, what, why, remedy, bad, good }) => ({
      code,
      severity,
      what,
      why,
      remedy,
      bad,
      good,
    })),
  ];
  return new Map([...rows].sort((a, b) => (a.code < b.code ? -1 : 1)).map(row => [row.code, row]));
}

function pretty(rows: readonly Row[], brief: boolean): string {
  if (brief) return rows.map(({ code, what }) => `${code}\n  ${what}\n`).join('');
  return rows
    .map(
      ({ code, severity, what, why, remedy, bad, good }) =>
        `${code} (${severity})\n\n${what}\n\nWhy it matters: ${why}\n\nWhat to do: ${remedy}\n${example('Not like this', bad)}${example('But like this', good)}`,
    )
    .join('\n');
}

function example(title: string, text: string | undefined): string {
  return text === undefined ? '' : `\n${title}:\n\n${text.trim().replaceAll(/^(?=.)/gm, '  ')}\n`;
}

function known(code: string, entries: ReadonlyMap<string, Row>): Row {
  const row = entries.get(code);
  if (row) return row;
  const names = near(code, [...entries.keys()]);
  const remedy = names.length > 0 && `Did you mean ${names.join(' or ')}? \`specwright explain\` lists all codes`;
  throw new FindingsError([finding('code-unknown', `There is no code '${code}'`, remedy ? { remedy } : {})]);
}
