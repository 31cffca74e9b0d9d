import { Component, type ReactNode } from 'react'
import { ErrorState } from '../components/error-state.tsx'

interface Props {
  children: ReactNode
}

/** Keeps a page that fails from taking the window with it: the other pages stay reachable. */
export class PageBoundary extends Component<Props, { failure: Error | null }> {
  override state: { failure: Error | null } = { failure: null }

  static getDerivedStateFromError(failure: Error) {
    return { failure }
  }

  override render() {
    const { failure } = this.state
    if (!failure) return this.props.children
    return (
      <ErrorState
        title="This page stopped working"
        why="Something unexpected happened while it was drawn."
        safe="Nothing was changed. The other pages still work."
        onRetry={() => this.setState({ failure: null })}
        details={failure.message}
      />
    )
  }
}
