// `docs/features.md` from the list of features.
import type { Control, Feature } from './feature.ts';
import { PARTS } from './features.ts';

const controlText = (control: Control): string => {
  if ('knob' in control) return `knob \`${control.knob}\``;
  return 'button' in control ? `screen: ${control.in.split('/').at(-1)}` : `scenario: \`${control.field}\``;
};

const testText = ({ test: { file, title } }: Feature): string =>
  file === 'test-fixtures/rabbitmq' ? `recorded run \`${title}\`` : `\`${file}\`: ${title}`;

const row = (feature: Feature): string =>
  `| ${[feature.what, controlText(feature.control), feature.scenario ?? '', testText(feature)].join(' | ')} |`;

export const featuresPage = (): string => `# What can be played

Written by \`npx tsx scripts/features.ts\` from the list in \`scripts/features/features.ts\`; a test checks that each knob, scenario and test exists. A *knob* is in the
inspector, in a link (\`#/month-async?EmailWorker.count=40\`) and on the command line (\`--set\`); *screen* names the file of the part that has the button or shows the figure; *scenario* is a field of a
scenario as data, where no control is needed. A recorded run is compared with a real broker: see [validation.md](validation.md).
${PARTS.map(
  ({ title, features }) => `
## ${title}

| feature | set by | shown by | held by |
| --- | --- | --- | --- |
${features.map(row).join('\n')}
`,
).join('')}`;
