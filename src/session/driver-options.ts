// What a driver is given: its worker, and the state chart to ask and to tell.
import type { Client } from '../worker/client.ts';
import type { SessionEvent } from './machine.ts';

export interface DriverOptions {
  client: Client;
  /** Whether the run plays now. */
  running: () => boolean;
  /** Tells the state chart what has come about. */
  send: (event: SessionEvent) => void;
}
