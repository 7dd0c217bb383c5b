// The last resort of the page: whatever goes wrong while drawing is told in a sentence with its cause and ways on.
import { Component, type ReactNode } from 'react';
import './failure.css';

export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className="failure">
        <h1 className="failure__title">Queuescope could not draw this</h1>
        <p>
          Something in the page failed; the simulation itself is not the cause. The run is a matter of its inputs, so
          nothing is lost that cannot be played again.
        </p>
        <p className="failure__cause mono" role="alert">
          {error.message}
        </p>
        <p className="failure__ways">
          <button type="button" className="button button--ink" onClick={() => this.setState({ error: null })}>
            Draw it again
          </button>
          <a className="button" href={window.location.pathname}>
            Start over with the default
          </a>
        </p>
      </main>
    );
  }
}
