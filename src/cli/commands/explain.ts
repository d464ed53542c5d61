import { type Code, catalogue, FindingsError, finding, near } from '../../diagnostics/index.js';
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
    const codes = code === undefined ? (Object.keys(catalogue) as Code[]).sort() : [known(code)];
    const rows = codes.map(name => ({ code: name, ...catalogue[name] }));
    const text = options['format'] === 'json' ? `${JSON.stringify(rows, null, 2)}\n` : pretty(rows, code === undefined);
    await writeResult(text, options, io);
    return exitCode.fine;
  },
};

type Row = { readonly code: Code } & (typeof catalogue)[Code];

function pretty(rows: readonly Row[], brief: boolean): string {
  if (brief) return rows.map(({ code, what }) => `${code}\n  ${what}\n`).join('');
  return rows
    .map(
      ({ code, severity, what, why, remedy }) =>
        `${code} (${severity})\n\n${what}\n\nWhy it matters: ${why}\n\nWhat to do: ${remedy}\n`,
    )
    .join('\n');
}

function known(code: string): Code {
  if (Object.hasOwn(catalogue, code)) return code as Code; // just looked up
  const names = near(code, Object.keys(catalogue));
  const remedy = names.length > 0 && `Did you mean ${names.join(' or ')}? \`specwright explain\` lists all codes`;
  throw new FindingsError([finding('code-unknown', `There is no code '${code}'`, remedy ? { remedy } : {})]);
}
