// When alerts fired: bars above the lines, and a tint behind them from one end of a period to the other.
import { type AlertPeriod, placePeriods } from './alert-periods.ts';

interface AlertRailProps {
  periods: readonly AlertPeriod[];
  endMs: number;
  left: number;
  width: number;
  height: number;
}

export function AlertRail({ periods, endMs, left, width, height }: AlertRailProps) {
  return (
    <div className="alert-rail" aria-hidden="true" style={{ left, width, height }}>
      {placePeriods(periods, endMs, width).map(({ fromMs, leftPx, widthPx, label, labelled, said, ticks }) => (
        <div key={fromMs} className="alert-rail__period" style={{ left: leftPx, width: widthPx }}>
          <span className="alert-rail__bar" title={said}>
            {labelled && <span className={`alert-rail__label alert-rail__label--${labelled}`}>{label}</span>}
          </span>
          {ticks.map(({ px, raised }) => (
            <span key={`${px} ${raised}`} className="alert-rail__tick" data-raised={raised} style={{ left: px }} />
          ))}
        </div>
      ))}
    </div>
  );
}
