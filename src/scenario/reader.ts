// Reads unknown data field by field and collects every problem with its path, instead of stopping at the first.
import type { Issue } from '../protocol/issue.ts';
import { limitText, shown } from './wording.ts';

export interface Limits {
  min: number;
  max: number;
  whole?: boolean;
}

type Fields = Record<string, unknown>;

export class Reader {
  readonly issues: Issue[] = [];

  report(path: string, problem: string): void {
    if (this.issues.length < ISSUES_MAX) this.issues.push({ path, problem });
  }

  /** The fields of an object, or none; whatever is not in `known` is reported. */
  object(value: unknown, path: string, known?: readonly string[]): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.report(path, `must be an object, is ${shown(value)}`);
      return {};
    }
    for (const field of known ? Object.keys(value) : []) {
      if (!known?.includes(field))
        this.report(`${path}.${field.slice(0, 60)}`, `is not known here; there are ${known?.join(', ')}`);
    }
    return value as Fields;
  }

  list(value: unknown, path: string, lengthMax: number): unknown[] {
    if (!Array.isArray(value) || value.length > lengthMax) {
      this.report(path, `must be a list of at most ${limitText(lengthMax)}, is ${shown(value)}`);
      return [];
    }
    // A hole in a list is an entry that is missing, not one to pass over.
    return Array.from<unknown>(value);
  }

  text(value: unknown, path: string, lengthMax = 500): string {
    if (typeof value === 'string' && value.length > 0 && value.length <= lengthMax) return value;
    this.report(path, `must be a text of 1 to ${limitText(lengthMax)} characters, is ${shown(value)}`);
    return '';
  }

  number(value: unknown, path: string, { min, max, whole }: Limits): number {
    const fits = typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value));
    if (fits) return value;
    const range = `${limitText(min)} to ${limitText(max)}`;
    this.report(path, `must be a ${whole ? 'whole ' : ''}number from ${range}, is ${shown(value)}`);
    return min;
  }

  choice<T extends string>(value: unknown, path: string, choices: readonly T[]): T {
    if (choices.includes(value as T)) return value as T;
    this.report(path, `must be ${choices.join(', ')}, is ${shown(value)}`);
    return choices[0]!;
  }

  flag(value: unknown, path: string): boolean {
    if (typeof value !== 'boolean') this.report(path, `must be true or false, is ${shown(value)}`);
    return value === true;
  }

  /** A name that may be used as a key: no prototype of ours is ever reached through it. */
  id(value: unknown, path: string): void {
    if (!isName(value)) {
      this.report(path, `must be a name of letters, digits, dot, dash or underscore, is ${shown(value)}`);
    }
  }

  /** The name of something that has knobs: without dots, which part such a name from the knob's own. */
  owner(value: unknown, path: string): void {
    if (!isName(value) || value.includes('.')) {
      this.report(path, `must be a name of letters, digits, dash or underscore, is ${shown(value)}`);
    }
  }
}

const ISSUES_MAX = 100;

const isName = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z][\w.-]{0,79}$/.test(value) && !(value in Object.prototype);

/** A text where one is expected, to look things up by; of anything else the empty one, which names nothing. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
