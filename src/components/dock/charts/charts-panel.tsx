// The charts tab: what customers waited, and what waits in the queues.
import { DepthChart } from './depth-chart.tsx';
import { LatencyChart } from './latency-chart.tsx';
import './charts.css';

export default function ChartsPanel() {
  return (
    <div className="charts">
      <LatencyChart />
      <DepthChart />
    </div>
  );
}
