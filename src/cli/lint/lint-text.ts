import type { ReportOptions } from '../../diagnostics/index.js';
import type { AskedRule } from '../../lint/index.js';
import type { Options } from '../command.js';
import type { Io } from '../io.js';
import { report } from '../report.js';
import { sourceText } from '../source-text.js';
import { textOption } from '../text-option.js';
import { version } from '../version.js';
import type { Held } from './baseline.js';

/** The report in the format that --format names. */
export async function lintText(
  { findings }: Held,
  asked: readonly AskedRule[],
  options: Options,
  io: Io,
): Promise<string> {
  const format = textOption(options, 'format');
  if (format === 'html') {
    const { lintHtml } = await import('../../lint/index.js');
    return lintHtml(findings, asked, { text: sourceText(io.cwd), version: version() });
  }
  return report(findings, options, io, format === 'sarif' ? await explainRules() : undefined);
}

async function explainRules(): Promise<NonNullable<ReportOptions['explain']>> {
  const { rules } = await import('../../lint/index.js');
  const byCode = new Map(rules.map(rule => [rule.code, rule]));
  return code => byCode.get(code);
}
