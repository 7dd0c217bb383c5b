// A whole picture of a run at an instant: its lanes one above the other, each with its name and its number, and the clock.
// Pure, but for layouts of edited diagrams, which are made once, before the first picture.
import type { Frame, LaneFrame } from '../../protocol/frame.ts';
import type { LaneName } from '../../scenario/run-spec.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { textWidth } from '../../topology/label-size.ts';
import { isOneOrder, oneOrderFigure, trafficFigure } from '../lane/figures.ts';
import { clockText } from '../shared/format.ts';
import { laneIndex, laneLetter } from '../shared/labels.ts';
import { builtinLayout, fetchedLayout } from '../topology/lane-layout.ts';
import type { Colours } from './colours.ts';
import type { Drawing, Shape } from './drawing.ts';
import { fitted } from './node-box.ts';
import { laneDrawer, type Moving } from './topology-shapes.ts';

/** Wide enough that diagrams are laid out left to right: a picture goes into a page or onto a slide. */
const PANE = { width: 1_600, height: 300 };
const SIDE_PX = 24;
const TOP_PX = 56;
const HEAD_PX = 48;
const FOOT_PX = 12;

/** A lane as a picture needs it: what it is called, what runs in it, and which of the diagram's stacks are open. */
export interface LaneShown {
  lane: LaneName;
  title: string;
  scenario: Scenario;
}

interface PlacedLane extends LaneShown {
  draw: ReturnType<typeof laneDrawer>;
  width: number;
  height: number;
}

export interface RunPicture {
  width: number;
  height: number;
  at: (moment: Moment) => Drawing;
}

/** What is drawn: the state at an instant, and the messages on their way in each lane. */
export interface Moment {
  frame: Frame;
  clockMs: number;
  moving: Record<LaneName, Moving>;
}

async function placedLane(shown: LaneShown, opened: boolean): Promise<PlacedLane> {
  const { lane, scenario } = shown;
  const layout = builtinLayout(scenario, opened, PANE) ?? (await fetchedLayout(scenario, opened, PANE));
  if (!layout) throw new Error(`The diagram of lane ${laneLetter(lane)} cannot be drawn.`);
  const { width, height } = layout.layout;
  return { ...shown, draw: laneDrawer(lane, scenario, layout), width, height };
}

/** Lays the lanes out once; the pictures of a clip differ in their moment alone. */
export async function runPicture(
  title: string,
  lanes: readonly LaneShown[],
  opened: boolean,
  colours: Colours,
): Promise<RunPicture> {
  const placed = await Promise.all(lanes.map((shown) => placedLane(shown, opened)));
  const width = Math.max(720, ...placed.map((lane) => lane.width)) + 2 * SIDE_PX;
  const tops = placed.map((_, index) =>
    placed.slice(0, index).reduce((sum, { height }) => sum + height + HEAD_PX + FOOT_PX, TOP_PX),
  );
  const height = placed.reduce((sum, lane) => sum + lane.height + HEAD_PX + FOOT_PX, TOP_PX);
  const at = ({ frame, clockMs, moving }: Moment): Drawing => ({
    width,
    height,
    title: `${title}, at ${clockText(clockMs)}`,
    ground: colours.canvas,
    shapes: [
      ...headShapes(title, clockMs, width, colours),
      ...placed.flatMap((lane, index) => {
        const own = frame.lanes[laneIndex(lane.lane)] ?? null;
        const shapes = lane.draw({ frame: own, clockMs, colours }, moving[lane.lane]);
        const x = (width - lane.width) / 2;
        const y = tops[index]! + HEAD_PX;
        const drawn: Shape = { type: 'group', x, y, shapes };
        return [...laneHead(lane, own, clockMs, { y: tops[index]!, width, colours }), drawn];
      }),
    ],
  });
  return { width, height, at };
}

type Text = Extract<Shape, { type: 'text' }>;

function headShapes(title: string, clockMs: number, width: number, colours: Colours): Shape[] {
  const clock = clockText(clockMs);
  const text: Omit<Text, 'x' | 'text'> = { type: 'text', y: 36, size: 18, weight: 700, fill: colours.text };
  const room = width - 2 * SIDE_PX - textWidth(clock, 18) * 1.1;
  return [
    { type: 'rect', x: 0, y: 0, width, height: TOP_PX, fill: colours.surface },
    { ...text, x: SIDE_PX, text: fitted(title, room, 18) },
    { ...text, x: width - SIDE_PX, text: clock, anchor: 'end' },
  ];
}

interface Row {
  y: number;
  width: number;
  colours: Colours;
}

const BADGE_PX = 20;

function laneHead(shown: PlacedLane, frame: LaneFrame | null, clockMs: number, { y, width, colours }: Row): Shape[] {
  const { lane, title, scenario } = shown;
  const base = y + 30;
  const figure = frame ? figureShapes(scenario, frame, clockMs, { lane, base, right: width - SIDE_PX, colours }) : [];
  const left = SIDE_PX + BADGE_PX + 8;
  const leftmost = Math.min(
    width,
    ...figure.map(({ x, text, size, anchor }) => (anchor === 'end' ? x - textWidth(text, size) : x)),
  );
  const named: Text = { type: 'text', x: left, y: base - 2, size: 14, weight: 600, fill: colours.text, text: '' };
  return [
    { type: 'rect', x: 0, y, width, height: 1, fill: colours.line },
    {
      type: 'rect',
      x: SIDE_PX,
      y: base - 17,
      width: BADGE_PX,
      height: BADGE_PX,
      radius: 4,
      fill: colours[`${lane}-tint`],
    },
    {
      ...named,
      x: SIDE_PX + BADGE_PX / 2,
      text: laneLetter(lane),
      size: 12,
      weight: 700,
      fill: colours[lane],
      anchor: 'middle',
      y: base - 3,
    },
    { ...named, text: fitted(title, leftmost - left - 16, 14) },
    ...figure,
  ];
}

interface Figure {
  lane: LaneName;
  base: number;
  right: number;
  colours: Colours;
}

/** From the right: what the number is, then the number; under traffic one pair after another. */
function figureShapes(
  scenario: Scenario,
  frame: LaneFrame,
  clockMs: number,
  { lane, base, right, colours }: Figure,
): Text[] {
  const pairs = isOneOrder(scenario, frame)
    ? [oneOrderPair(scenario, frame, clockMs)]
    : trafficFigure(frame).numbers.map(({ value, name, alarming }, index) => {
        return { value, name, alarming, size: 16, isFirst: index === 0 };
      });
  const texts: Text[] = [];
  let x = right;
  for (const { value, name, alarming, size, isFirst } of pairs.toReversed()) {
    const text = { type: 'text', y: base, anchor: 'end' } as const;
    if (pairs.length === 1) {
      texts.push({ ...text, x, text: name, size: 12, weight: 400, fill: colours['text-2'] });
      x -= textWidth(name, 12) + 10;
      texts.push({ ...text, x, text: value, size, weight: 700, fill: alarming ? colours.dead : colours[lane] });
    } else {
      texts.push({
        ...text,
        x,
        text: value,
        size,
        weight: 600,
        fill: alarming ? colours.dead : colours[isFirst ? lane : 'text'],
      });
      x -= textWidth(value, size) * 1.08 + 6;
      texts.push({ ...text, x, text: name, size: 12, weight: 400, fill: colours['text-2'] });
      x -= textWidth(name, 12) + 18;
    }
  }
  return texts;
}

function oneOrderPair(scenario: Scenario, frame: LaneFrame, clockMs: number) {
  const { figure, note, mood } = oneOrderFigure(scenario, frame, clockMs);
  return { value: figure, name: note, alarming: mood === 'failed', size: 24, isFirst: true };
}
