// A report as Markdown, to be kept beside other papers.
import type { Done } from '../shared/command-text.ts';
import { clockText } from '../shared/format.ts';
import { laneLetter, lanesText } from '../shared/labels.ts';
import type { Report } from './report.ts';

/** Titles are people's own words: nothing in them is a mark of Markdown. */
const plain = (text: string): string => text.replaceAll(/[\\`*_[\]<>|#]/g, (mark) => `\\${mark}`).replaceAll('\n', ' ');
const row = (...cells: string[]): string => `| ${cells.map(plain).join(' | ')} |`;
const rule = (count: number): string => `|${' --- |'.repeat(count)}`;

const doneLines = (done: readonly Done[], lanes: number): string[] =>
  done.map(({ atMs, lanes: where, text }) => {
    const time = atMs === null ? 'from the start' : clockText(atMs);
    return `- ${time}: ${plain(text)}${lanes > 1 ? ` (${lanesText(where)})` : ''}`;
  });

export function markdownOf(report: Report, link: string): string {
  const { title, brief, lanes, moment, contract, done, hidden, figures } = report;
  const count = lanes.length;
  const parts: string[][] = [
    [`# ${plain(title)}`],
    brief === '' ? [] : [plain(brief)],
    [`A run of Queuescope, ${moment}.`],
    lanes.map(({ lane, title: own, scenario }) => `- **${laneLetter(lane)}, ${plain(own)}.** ${plain(scenario)}`),
    contract.length === 0
      ? []
      : [
          '## Contract',
          '',
          row('Term', 'Promised', 'Measured', ''),
          rule(4),
          ...contract.map(({ text, limit, value, kept }) => row(text, limit, value, kept ? 'kept' : 'broken')),
        ],
    ['## What was changed', '', ...(done.length === 0 ? ['Nothing.'] : doneLines(done, count))],
    hidden.length === 0 ? [] : ['## What was hidden', '', ...doneLines(hidden, count)],
    [
      '## Key figures',
      '',
      row('', ...lanes.map(({ lane, title: own }) => (count > 1 ? `${laneLetter(lane)}: ${own}` : own))),
      rule(count + 1),
      ...figures.map(({ name, values }) => row(name, ...values)),
    ],
    [`[Open this run](${link.replaceAll('(', '%28').replaceAll(')', '%29')})`],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
