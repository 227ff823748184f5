import { Component, type ReactNode } from 'react';
import { Button } from 'react-aria-components';

interface Props {
  /** What is lost with it, as the start of a sentence: "The list of problems". */
  what: string;
  /** The text to offer when the document itself cannot be shown. */
  recovery?: () => string;
  children: ReactNode;
}

/** Keeps a mistake in one part of the window from taking the rest, and the text, with it. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error): void {
    reportError(error); // the window's log hears of it as of any other
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { what, recovery, children } = this.props;
    if (!error) return children;
    return (
      <div className="broken" role="alert">
        <p>
          {what} could not be shown ({error.message}).{' '}
          {recovery
            ? 'The document itself is intact: try again, or copy its text below into a file that ends in .postmortem.'
            : 'The document is not affected.'}
        </p>
        <Button className="button" onPress={() => this.setState({ error: null })}>
          Try again
        </Button>
        {recovery && (
          <textarea
            className="input"
            readOnly
            aria-label="The document’s text"
            value={attempt(recovery)}
          />
        )}
      </div>
    );
  }
}

function attempt(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
