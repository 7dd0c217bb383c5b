// The load tab: orders placed against orders answered, and how busy each pool is.
import { ThroughputChart } from './throughput-chart.tsx';
import { UtilisationList } from './utilisation-list.tsx';
import './charts.css';

export default function LoadPanel() {
  return (
    <div className="charts">
      <ThroughputChart />
      <UtilisationList />
    </div>
  );
}
