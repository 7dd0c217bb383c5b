// The engine on a thread of its own. One simulation at a time; every request is answered with one frame.
import { expose } from 'comlink';
import type { FrameWants } from '../protocol/frame.ts';
import type { Position } from '../protocol/position.ts';
import type { Query } from '../protocol/recall.ts';
import type { Command, LaneName, RunSpec } from '../scenario/run-spec.ts';
import { Simulation } from '../sim-engine/simulation.ts';
import { training } from '../sim-engine/training.ts';
import type { LoadAnswer, SimulatorApi } from './api.ts';
import { between } from './entry-between.ts';

const LANE_INDEX: Record<LaneName, number> = { a: 0, b: 1 };

class Host implements SimulatorApi {
  private current: Simulation | null = null;

  load(epoch: number, spec: RunSpec, wants: FrameWants): LoadAnswer {
    const created = Simulation.create(spec, { keepFacts: true });
    if (!created.ok) return created;
    // Once for all runs: what has been compiled serves the next one, too.
    if (this.current === null) between(training(spec));
    this.current = created.value;
    return { ok: true, frame: created.value.frame(epoch, wants) };
  }

  advance(epoch: number, untilMs: number, eventsMax: number, wants: FrameWants) {
    this.simulation.advance(untilMs, eventsMax);
    return this.simulation.frame(epoch, wants);
  }

  step(epoch: number, wants: FrameWants) {
    this.simulation.step();
    return this.simulation.frame(epoch, wants);
  }

  apply(epoch: number, lanes: LaneName[], command: Command, wants: FrameWants): LoadAnswer {
    this.simulation.advance(command.atMs, Infinity);
    const issues = this.simulation.apply(
      lanes.map((lane) => LANE_INDEX[lane]),
      command,
    );
    return issues.length > 0 ? { ok: false, issues } : { ok: true, frame: this.simulation.frame(epoch, wants) };
  }

  seek(epoch: number, position: Position, wants: FrameWants) {
    this.simulation.seek(position);
    return this.simulation.frame(epoch, wants);
  }

  async recall<Q extends Query>(query: Q) {
    const { answer } = await import('./entry-recall.ts');
    return answer(this.simulation, query);
  }

  private get simulation(): Simulation {
    if (!this.current) throw new Error('queuescope: no run is loaded');
    return this.current;
  }
}

expose(new Host());
