// What plays a run and stops it: the state chart of a session's life, and the driver that it lets go and holds.
import { createActor } from 'xstate';
import type { FactPlace, Position } from '../protocol/position.ts';
import type { Client } from '../worker/client.ts';
import type { Phase } from './controls.ts';
import { Driver } from './driver.ts';
import { type SessionEvent, sessionMachine } from './machine.ts';

export class Player {
  private readonly actor = createActor(sessionMachine);
  readonly driver: Driver;

  constructor(client: Client) {
    this.driver = new Driver({ client, running: () => this.phase === 'running', send: (event) => this.send(event) });
    this.actor.start();
  }

  get phase(): Phase {
    return this.actor.getSnapshot().value as Phase;
  }

  get failure() {
    return this.actor.getSnapshot().context.failure;
  }

  onChange(changed: () => void): void {
    this.actor.subscribe(changed);
  }

  readonly pause = (): void => this.wish('pause');
  readonly retry = (): void => this.driver.retry();
  readonly seek = (position: Position): void => this.driver.seek(position, null);

  readonly nextEvent = (): void => {
    if (this.phase === 'ready') this.wish('play');
    this.pause();
    if (this.phase === 'paused' || this.phase === 'seeking') this.driver.step();
  };

  readonly previousEvent = (): void => {
    this.pause();
    this.driver.stepBack();
  };

  readonly goToFact = (place: FactPlace): void => {
    this.pause();
    this.driver.seek(place, place);
  };

  readonly holdClock = (held: boolean): void => {
    this.driver.held = held;
  };

  /** While a run is being loaded, what was wished last holds once it is there. */
  wish(type: 'play' | 'pause'): void {
    if (this.phase === 'loading') this.driver.willPlay = type === 'play';
    this.send({ type });
  }

  private send(event: SessionEvent): void {
    this.actor.send(event);
  }
}
