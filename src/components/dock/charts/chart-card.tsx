// A chart with its title, its controls and, instead of the drawing, the same numbers as a table.
import { type ReactNode, useState } from 'react';
import { decimalText, msText } from '../../shared/format.ts';
import { TableToggle } from '../dock-actions.tsx';
import type { ChartLine } from './line-chart.tsx';
import { type ChartPoint, thin } from './thin.ts';

interface CardProps {
  title: string;
  controls?: ReactNode;
  lines: readonly ChartLine[];
  points: readonly ChartPoint[];
  /** Asks about the point at this instant; what a click in the drawing does, for the table. */
  onPick?: ((atMs: number) => void) | undefined;
  /** Why there is nothing to draw yet; null when there is. */
  empty: string | null;
  children: ReactNode;
}

const ROWS_MAX = 60;

export function ChartCard({ title, controls, lines, points, empty, onPick, children }: CardProps) {
  const [isTable, setTable] = useState(false);
  return (
    <section className="chart-card" aria-label={title}>
      <header className="chart-card__head">
        <h3>{title}</h3>
        <div className="chart-card__controls">
          {controls}
          <TableToggle isTable={isTable} onChange={setTable} />
        </div>
      </header>
      {empty ? (
        <p className="dock__note chart-card__empty">{empty}</p>
      ) : isTable ? (
        <PointTable title={title} lines={lines} points={points} onPick={onPick} />
      ) : (
        children
      )}
    </section>
  );
}

function PointTable({ title, lines, points, onPick }: Pick<CardProps, 'title' | 'lines' | 'points' | 'onPick'>) {
  const rows = thin(
    points,
    lines.map((line) => line.key),
    ROWS_MAX,
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard scrolls what has focus
    <div className="chart-card__table" tabIndex={0}>
      <table className="dock__table">
        <caption className="only-heard">{title}</caption>
        <thead>
          <tr>
            <th scope="col">at</th>
            {lines.map((line) => (
              <th key={line.key} scope="col" className="is-number">
                {line.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((point) => (
            <tr key={point.x}>
              <th scope="row">
                {onPick ? (
                  <button
                    type="button"
                    className="figure-button"
                    title="Which orders make it?"
                    onClick={() => onPick(point.x)}
                  >
                    {msText(point.x)}
                  </button>
                ) : (
                  msText(point.x)
                )}
              </th>
              {lines.map((line) => (
                <td key={line.key} className="is-number">
                  {point[line.key] == null ? '–' : decimalText(point[line.key]!)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
