// What was told, however long ago: a second worker runs the same spec, so that asking never disturbs the run on the
// screen. Questions are answered one after another; it is started anew if it dies. A rehearsal plays the whole run, and has a
// worker of its own, so that nobody's question waits for it.
import type { AnswerOf, Query } from '../protocol/recall.ts';
import type { RunSpec } from '../scenario/run-spec.ts';
import { type Client, createClient } from '../worker/client.ts';

export class Memory {
  private readonly facts: Line;
  private readonly rehearsals: Line;

  constructor(facts: Client = createClient(), rehearsals: Client = createClient()) {
    this.facts = new Line(facts);
    this.rehearsals = new Line(rehearsals);
  }

  /** The answer for this spec; rejects when the worker is lost, and the next question starts another. */
  ask<Q extends Query>(spec: RunSpec, query: Q): Promise<AnswerOf<Q>> {
    return query.ask === 'rehearsal' ? this.rehearsals.ask(spec, query) : this.facts.ask(spec, query);
  }
}

/** Those who ask one worker, one after another. The worker is started with the first of them. */
class Line {
  private loaded: RunSpec | null = null;
  private last: Promise<unknown> = Promise.resolve();

  private readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }

  ask<Q extends Query>(spec: RunSpec, query: Q): Promise<AnswerOf<Q>> {
    const answer = this.last.then(async () => {
      try {
        await this.load(spec);
        return (await this.client.recall(query)) as AnswerOf<Q>;
      } catch (error) {
        this.loaded = null;
        throw error;
      }
    });
    this.last = answer.catch(() => undefined);
    return answer;
  }

  private async load(spec: RunSpec): Promise<void> {
    if (this.loaded === spec) return;
    const answer = await this.client.load(0, spec, {});
    if (!answer.ok) throw new Error('queuescope: the run on the screen was refused');
    this.loaded = spec;
  }
}
