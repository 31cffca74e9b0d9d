import { useRead } from '../../bridge/use-operation.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { SkeletonRows } from '../../components/skeleton-rows.tsx'
import styles from './account.module.css'
import { InformationForm } from './information-form.tsx'

/** Name, address, numbers, dates and time of the firm. */
export function AccountScreen() {
  const account = useRead('account.read', {})
  return (
    <>
      <PageHeader title="Account information" subtitle="Your firm, as people meet it in Roster." />
      {account.data ? (
        <div className={styles.page} data-notices="end">
          <InformationForm current={account.data} />
        </div>
      ) : account.error ? (
        <ErrorState
          title="The account information could not be read"
          why={account.error.message}
          safe="Nothing was changed."
          onRetry={() => void account.refetch()}
          retrying={account.isFetching}
        />
      ) : (
        <SkeletonRows label="Reading the account information" rows={7} columns={1} />
      )}
    </>
  )
}
