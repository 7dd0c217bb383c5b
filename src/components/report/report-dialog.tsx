// The report of the run on the screen: one page to print, and Markdown to take away.
import { useState } from 'react';
import { contractOf } from '../../lessons/terms.ts';
import { wholeSpec } from '../../scenario/task.ts';
import { writeLink } from '../../share/write-link.ts';
import { placeStore } from '../../stores/place-store.ts';
import { runStore } from '../../stores/run-store.ts';
import { linkNow } from '../share/open-link.ts';
import { pageAddress } from '../share/share-dialog.tsx';
import { announced } from '../shared/announced.ts';
import { doneIn } from '../shared/command-text.ts';
import { Dialog } from '../shared/dialog.tsx';
import { clockText } from '../shared/format.ts';
import { laneLetter, lanesText } from '../shared/labels.ts';
import { save } from '../shared/save.ts';
import { usePaused } from '../shared/use-paused.ts';
import { useWritten } from '../shared/use-written.ts';
import { briefOf, titleOf } from '../tasks/about-task.ts';
import { type Report, reportOf } from './report.ts';
import { markdownOf } from './report-markdown.ts';
import { StaticChart } from './static-chart.tsx';
import './report.css';

/** Of the run as it stands at this moment; null while there is none. */
function reportNow(): Report | null {
  const { spec, frame, comparisonId } = runStore.getState();
  const { challenge, answer } = placeStore.getState();
  if (!spec || !frame) return null;
  const task = answer?.task ?? challenge;
  return reportOf({
    spec: announced(spec),
    frame,
    comparisonId,
    title: task ? titleOf(task) : '',
    brief: task ? briefOf(task) : '',
    terms: task ? contractOf(task) : [],
    before: answer ? wholeSpec(answer.task) : (challenge?.spec ?? null),
    hidden: answer ? doneIn(answer.task.spec, wholeSpec(answer.task)) : [],
  });
}

function Changes({ title, done, lanes }: { title: string; done: Report['done']; lanes: number }) {
  return (
    <section>
      <h2>{title}</h2>
      {done.length === 0 ? (
        <p>Nothing.</p>
      ) : (
        <table className="report__table report__done">
          <tbody>
            {done.map(({ atMs, lanes: where, text }) => (
              <tr key={`${atMs} ${where} ${text}`}>
                <th scope="row" className="figures">
                  {atMs === null ? 'from the start' : clockText(atMs)}
                </th>
                <td>{text}</td>
                {lanes > 1 && <td>{lanesText(where)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Contract({ contract }: { contract: Report['contract'] }) {
  if (contract.length === 0) return null;
  return (
    <section>
      <h2>Contract</h2>
      <table className="report__table">
        <thead>
          <tr>
            <th scope="col">Term</th>
            <th scope="col">Promised</th>
            <th scope="col">Measured</th>
            <th scope="col">
              <span className="only-heard">Verdict</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {contract.map(({ text, limit, value, kept }) => (
            <tr key={text}>
              <th scope="row">{text}</th>
              <td className="figures">{limit}</td>
              <td className="figures">{value}</td>
              <td className={kept ? 'report__kept' : 'report__broken'}>{kept ? 'kept' : 'broken'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Page({ report, link }: { report: Report; link: string }) {
  const { title, brief, lanes, moment, contract, done, hidden, figures, charts } = report;
  return (
    <article className="report" aria-label="Report">
      <header>
        <h1>{title}</h1>
        {brief !== '' && <p className="report__brief">{brief}</p>}
        <p className="report__moment">A run of Queuescope, {moment}.</p>
        <ul className="report__lanes">
          {lanes.map(({ lane, title: own, scenario }) => (
            <li key={lane}>
              <span className={`badge badge--${lane}`}>{laneLetter(lane)}</span>
              <p>
                <strong>{own}.</strong> {scenario}
              </p>
            </li>
          ))}
        </ul>
      </header>
      <Contract contract={contract} />
      <Changes title="What was changed" done={done} lanes={lanes.length} />
      {hidden.length > 0 && <Changes title="What was hidden" done={hidden} lanes={lanes.length} />}
      <section>
        <h2>Key figures</h2>
        <table className="report__table report__figures">
          <thead>
            <tr>
              <td />
              {lanes.map(({ lane, title: own }) => (
                <th key={lane} scope="col">
                  {lanes.length > 1 ? `${laneLetter(lane)}: ${own}` : own}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map(({ name, values }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {values.map((value, index) => (
                  <td key={lanes[index]?.lane ?? index} className="figures">
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="report__charts">
        {charts.map((chart) => (
          <StaticChart key={chart.title} chart={chart} />
        ))}
      </section>
      <p className="report__link">{link}</p>
    </article>
  );
}

async function writeLinkNow(): Promise<string> {
  const now = linkNow(true, '');
  return now ? pageAddress() + (await writeLink(now)) : '';
}

/** The name of a file from a title. */
const fileName = (title: string): string =>
  `${
    title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'run'
  }.md`;

export default function ReportDialog({ onClose }: { onClose: () => void }) {
  usePaused();
  const [report] = useState(reportNow);
  const link = useWritten(writeLinkNow);
  if (!report) return null;
  return (
    <Dialog title="Report" onClose={onClose} wide>
      <div className="report__tools">
        <button type="button" className="button button--ink" onClick={() => window.print()}>
          Print
        </button>
        <button
          type="button"
          className="button"
          onClick={() => save(fileName(report.title), 'text/markdown', markdownOf(report, link))}
        >
          Download Markdown
        </button>
      </div>
      <Page report={report} link={link} />
    </Dialog>
  );
}
