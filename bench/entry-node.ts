// Measures once in a fresh Node process and prints the outcome as JSON.
import { type Kind, measure } from './measure.ts';

const [, , kind, orders] = process.argv;
console.log(JSON.stringify(measure(kind as Kind, Number(orders))));
