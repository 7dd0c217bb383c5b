// The same engine on the command line: list, show and run. Bad input ends with exit code 2 and every problem with its path.
import { writeSync } from 'node:fs';
import { type Issue, issueText } from '../protocol/issue.ts';
import { SCENARIOS } from '../scenario/library/library.ts';
import { readArguments, USAGE } from './arguments.ts';
import { run } from './run.ts';
import { scenarioNamed } from './scenario-source.ts';

const BAD_INPUT = 2;
const CHUNK = 64 * 1024;

/** Writes lines in chunks; a reader that has gone away (`| head`) ends the run quietly. */
class Output {
  private text = '';

  readonly write = (line: string): void => {
    this.text += `${line}\n`;
    if (this.text.length > CHUNK) this.flush();
  };

  flush(): void {
    let bytes = Buffer.from(this.text);
    this.text = '';
    while (bytes.length > 0) bytes = bytes.subarray(this.writeSome(bytes));
  }

  private writeSome(bytes: Buffer): number {
    try {
      return writeSync(1, bytes);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') return 0;
      process.exit(code === 'EPIPE' ? 0 : 1);
    }
  }
}

function refuse(issues: Issue[]): number {
  for (const issue of issues) console.error(issueText(issue));
  return BAD_INPUT;
}

function main(words: string[], output: Output): number {
  const asked = readArguments(words);
  if (!asked.ok) {
    const code = refuse(asked.issues);
    console.error(USAGE);
    return code;
  }
  switch (asked.value.command) {
    case 'help':
      output.write(USAGE);
      return 0;
    case 'list':
      for (const { id, title, summary } of SCENARIOS) output.write(`${id.padEnd(20)} ${title}. ${summary}`);
      return 0;
    default: {
      const scenario = scenarioNamed(asked.value.scenario);
      if (!scenario.ok) return refuse(scenario.issues);
      if (asked.value.command === 'show') {
        output.write(JSON.stringify(scenario.value, null, 2));
        return 0;
      }
      const result = run(scenario.value, asked.value.options, output.write);
      return result.ok ? result.value : refuse(result.issues);
    }
  }
}

const output = new Output();
process.exitCode = main(process.argv.slice(2), output);
output.flush();
