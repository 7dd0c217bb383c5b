// A chart with its title, its controls and, instead of the drawing, the same numbers as a table.
import { type ReactNode, useState } from 'react';
import { decimalText, msText } from '../../shared/format.ts';
import { TableToggle } from '../dock-actions.tsx';
import type { Chart } from './chart.ts';
import { LineChart } from './line-chart.tsx';
import { thin } from './thin.ts';

interface CardProps {
  chart: Chart;
  controls?: ReactNode;
  /** Asks about the point at this instant: by a click in the drawing, or in the table. */
  onPick?: (atMs: number) => void;
}

const ROWS_MAX = 60;

export function ChartCard({ chart, controls, onPick }: CardProps) {
  const [isTable, setTable] = useState(false);
  const { title, empty } = chart;
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
        <PointTable chart={chart} onPick={onPick} />
      ) : (
        <LineChart chart={chart} onPick={onPick} />
      )}
    </section>
  );
}

type TableProps = Pick<CardProps, 'chart'> & { onPick: CardProps['onPick'] | undefined };

function PointTable({ chart: { title, lines, points }, onPick }: TableProps) {
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
