// Lines of a worker's program, and what the steps of its flow are in it.
import { meanMs } from '../scenario/duration.ts';
import type { Step } from '../scenario/scenario.ts';

export interface CodeLine {
  text: string;
  /** What a worker is at when this line is executed. */
  at?: string;
  /** What to know about it. */
  remark?: string;
  isMistake?: boolean;
}

export const quoted = (text: string): string => JSON.stringify(text);
const variable = (id: string): string => `${id.replaceAll(/\W/g, '_').toUpperCase()}_URL`;
export const indented = (lines: CodeLine[]): CodeLine[] =>
  lines.map((line) => ({ ...line, text: line.text && `  ${line.text}` }));

export const atCall = (label: string): string => `call ${label}`;

/** Names become comments, and stay on their line. */
export const comment = (text: string): string => text.replaceAll(/\s+/g, ' ');

export const stepLines = (steps: readonly Step[]): CodeLine[] => steps.flatMap(linesOf);

function linesOf(step: Step): CodeLine[] {
  switch (step.do) {
    case 'call': {
      const limit = step.timeoutMs === undefined ? '' : `, ${step.timeoutMs}`;
      const call = `await call(process.env.${variable(step.to)}, ${quoted(step.label)}, event${limit})`;
      const goesOn = step.onFailure === 'continue';
      return [{ text: goesOn ? `${call}.catch(() => undefined);` : `${call};`, at: atCall(step.label) }];
    }
    case 'lookup':
      return [
        {
          text: `if (!(await call(process.env.${variable(step.to)}, ${quoted(step.label)}, event).then(() => true, () => false))) {`,
          at: atCall(step.label),
          remark: 'what is not there is answered with 404',
        },
        ...indented(stepLines(step.miss)),
        { text: '}' },
      ];
    case 'work':
      return [{ text: `await wait(${meanMs(step.duration)}); // ${comment(step.label)}`, at: atCall(step.label) }];
    case 'publish':
      return [
        {
          text: `channel.publish(${quoted(step.exchange)}, ${quoted(step.routingKey ?? '')}, message.content, { persistent: ${!step.transient} });`,
        },
      ];
    case 'decide':
      return [
        { text: `if (Math.random() < ${step.probability}) { // ${comment(step.label)}` },
        ...indented(stepLines(step.then)),
        { text: '} else {' },
        ...indented(stepLines(step.otherwise)),
        { text: '}' },
      ];
    case 'count':
      return [{ text: `console.count(${quoted(step.counter)});` }];
    case 'parallel':
      return [
        { text: `await Promise.all([ // ${comment(step.label)}` },
        ...step.branches.flatMap((branch) =>
          indented([{ text: '(async () => {' }, ...indented(stepLines(branch)), { text: '})(),' }]),
        ),
        { text: ']);' },
      ];
    case 'reply':
      return [];
  }
}
