// Colours for tests without a page: each is a colour, and no two are the same.
import { type Colours, TOKENS } from '../colours.ts';

const named = TOKENS.map((name, index) => [name, `#${(index + 16).toString(16).repeat(3)}`]);
export const testColours: Colours = { ...(Object.fromEntries(named) as Colours), isDark: false };
