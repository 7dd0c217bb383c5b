// Two parts of the page that have an inside of their own: a lane and the inspector; and numbers as the page writes them.
import type { Locator } from '@playwright/test';

/** `4,507` is 4507; the first number in a text. */
export function numberIn(text: string): number {
  const found = /-?\d[\d,]*(\.\d+)?/.exec(text);
  return found ? Number(found[0].replaceAll(',', '')) : Number.NaN;
}

/** `110 ms`, `12.4 s`, `2 min 5 s` in milliseconds; NaN where there is none, as in `–`. */
export function msIn(text: string): number {
  const minutes = /(\d+) min/.exec(text)?.[1];
  const rest = /([\d,.]+) (ms|s)\b/.exec(text);
  if (!minutes && !rest) return Number.NaN;
  const value = Number(rest?.[1]?.replaceAll(',', '') ?? 0);
  return Number(minutes ?? 0) * 60_000 + (rest?.[2] === 's' ? value * 1_000 : value);
}

/** `00:01.240` or `1:02:03.004` in milliseconds. */
export function clockIn(text: string): number {
  const [, hours = '0', minutes = '0', seconds = '0'] = /(?:(\d+):)?(\d\d):(\d\d\.\d{3})/.exec(text) ?? [];
  return Math.round((Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000);
}

export class Lane {
  readonly root: Locator;
  /** The big number of one order. */
  readonly figure: Locator;
  /** What stands beside it. */
  readonly figureNote: Locator;
  /** What is special about this lane. */
  readonly chips: Locator;
  readonly menu: Locator;
  readonly drawing: Locator;

  constructor(root: Locator) {
    this.root = root;
    this.drawing = root.getByRole('application');
    this.figure = root.locator('.lane-figure__value');
    this.figureNote = root.locator('.lane-figure__note');
    this.chips = root.locator('.lane-chips').getByRole('button');
    this.menu = root.getByRole('button', { name: /^Lane [AB]$/ });
  }

  /** A component in the drawing, by its title; what is heard says its state too: "SendGrid: done at 2,100". */
  node(title: string): Locator {
    return this.drawing.getByRole('button', { name: new RegExp(`^${title}: (?!draw)`) });
  }

  /** A queue in the broker: "email.order.confirmation 3 ready, 5 held". */
  queue(name: string): Locator {
    return this.drawing.getByRole('button', { name: new RegExp(`^${name.replaceAll('.', '\\.')} `) });
  }

  async ready(queue: string): Promise<number> {
    return numberIn((await this.queue(queue).innerText()).replace(queue, ''));
  }

  /** A number of the lane under traffic: "p95", "open", "median wait". */
  number(name: string): Locator {
    return this.root
      .locator('dl > div')
      .filter({ has: this.root.page().getByRole('term').filter({ hasText: name }) })
      .getByRole('definition');
  }

  async ms(name: string): Promise<number> {
    return msIn(await this.number(name).innerText());
  }

  async count(name: string): Promise<number> {
    return (await this.number(name).count()) === 0 ? 0 : numberIn(await this.number(name).innerText());
  }
}

export class Inspector {
  readonly root: Locator;
  readonly close: Locator;

  constructor(root: Locator) {
    this.root = root;
    this.close = root.getByRole('button', { name: 'Close the inspector' });
  }

  /** Everything about one knob: its control, its help, and what was wrong with what was typed. */
  knob(label: string): Locator {
    return this.root.locator('.knob').filter({ has: this.root.page().getByText(label, { exact: true }) });
  }

  /** The field of a knob that takes a time, or a number. */
  field(label: string): Locator {
    return this.knob(label).getByRole('textbox').or(this.knob(label).getByRole('spinbutton'));
  }

  /** A measured figure by its name. */
  figure(name: string): Locator {
    return this.root
      .locator('dl > div')
      .filter({ has: this.root.page().getByText(name, { exact: true }) })
      .getByRole('definition')
      .first();
  }
}
