// The panel of the story is read from its top: it never begins in the middle, and nothing lies on its text.
import { expect, test } from './page.ts';

test('a link to an instant opens the story at its top; the way to close it does not lie on what is read further down', async ({
  app,
}) => {
  await app.page.setViewportSize({ width: 1_440, height: 600 });
  await app.page.goto('./#/rush?t=30s');
  await expect(app.result).toBeAttached();
  await app.frames(4);
  await expect(app.story.getByRole('heading', { level: 2 })).toBeInViewport({ ratio: 1 });
  const close = app.page.getByRole('button', { name: 'Close the story' });
  await expect(close).toBeInViewport();
  await app.result.getByRole('button').last().scrollIntoViewIfNeeded();
  await expect(close).not.toBeInViewport();
});

test('who watches a run to its end is shown what came out', async ({ app }) => {
  await app.page.setViewportSize({ width: 1_440, height: 600 });
  await app.finish();
  await expect(app.result.getByText('The customer waited')).toBeInViewport();
});

test('on a phone the story comes up at its top', async ({ app }) => {
  await app.page.setViewportSize({ width: 360, height: 740 });
  await app.page.goto('./#/rush?t=30s');
  await app.page.getByRole('button', { name: 'Story', exact: true }).click();
  await expect(app.result).toBeAttached();
  await app.frames(4);
  await expect(app.story.getByRole('heading', { level: 2 }).last()).toBeInViewport({ ratio: 1 });
});
