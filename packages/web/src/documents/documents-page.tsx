// What is in force here, in plain words: the policy, the watchlist, the other signed documents, and the log's checkpoint.
import type { DocumentPayload } from '@candour/contract';
import { documentPayloadSchemas } from '@candour/contract';
import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { DocumentsAnswer } from '../api/queries.ts';
import { asCandourError, checkpointQuery, documentsQuery } from '../api/queries.ts';
import { Failure } from '../pieces/failure.tsx';
import { useTitle } from '../pieces/title.ts';
import { useNow } from '../pieces/use-now.ts';
import { useMay } from '../session/session.ts';
import { dayAndClock } from '../times/words.ts';
import { listWords } from '../words/labels.ts';
import styles from './documents.module.css';
import { PolicyWords } from './policy-words.tsx';
import { WatchlistWords } from './watchlist-words.tsx';

type Published = DocumentsAnswer[number];

const kindWords: Readonly<Record<string, string>> = {
  policy: 'Policy',
  watchlist: 'Watchlist',
  'signer-set': 'Who may sign',
  'server-keys': 'The server’s keys',
  'team-key': 'The safeguarding team’s key',
};

export function DocumentsPage() {
  useTitle('Documents');
  const { data, error, isPending, refetch } = useQuery(documentsQuery);
  const mayReadLog = useMay('log.read');
  const newest = newestOfEach(data ?? []);
  const policy = newest.find(({ kind }) => kind === 'policy');
  const watchlist = newest.find(({ kind }) => kind === 'watchlist');
  const others = newest.filter((document) => document !== policy && document !== watchlist);
  return (
    <div className="stack">
      <div>
        <h1>Documents</h1>
        <p className="quiet">What is in force here, who signed it, and the digest by which anyone can check it.</p>
      </div>
      {error && <Failure error={asCandourError(error)} onRetry={() => void refetch()} />}
      {isPending && <Loader size="sm" aria-label="Loading the documents" />}
      {policy && (
        <DocumentPanel published={policy}>
          <Read published={policy} kind="policy" show={(payload) => <PolicyWords payload={payload} />} />
        </DocumentPanel>
      )}
      {watchlist && (
        <DocumentPanel published={watchlist}>
          <Read published={watchlist} kind="watchlist" show={(payload) => <WatchlistWords payload={payload} />} />
        </DocumentPanel>
      )}
      {data && !policy && <p>No policy is in force: nothing is watched.</p>}
      {others.map((published) => (
        <DocumentPanel key={published.digest} published={published} />
      ))}
      {mayReadLog && <Checkpoint />}
    </div>
  );
}

const newestOfEach = (documents: DocumentsAnswer): Published[] => [
  ...new Map(documents.toSorted((a, b) => a.version - b.version).map((document) => [document.kind, document])).values(),
];

function DocumentPanel({
  published,
  children,
}: {
  readonly published: Published;
  readonly children?: React.ReactNode;
}) {
  const now = useNow(60_000);
  return (
    <section className="panel" aria-labelledby={`title-${published.digest}`} data-document={published.kind}>
      <div className={styles['head']}>
        <h2 id={`title-${published.digest}`}>{kindWords[published.kind] ?? published.kind}</h2>
        <span className="quiet small">
          version {published.version}, since {dayAndClock(published.publishedAt, now)}
        </span>
      </div>
      <p className="small">
        Signed by {listWords(published.signedBy)}
        <br />
        <span className="quiet">SHA-256</span> <code>{published.digest}</code>
      </p>
      {children}
    </section>
  );
}

interface ReadProps<Kind extends 'policy' | 'watchlist'> {
  readonly published: Published;
  readonly kind: Kind;
  readonly show: (payload: DocumentPayload<Kind>) => React.ReactNode;
}

/** A document of a form this console does not know is not put into words: its digest still stands. */
function Read<Kind extends 'policy' | 'watchlist'>({ published, kind, show }: ReadProps<Kind>) {
  const parsed = documentPayloadSchemas[kind].safeParse(published.payload);
  if (!parsed.success) return <p>This document has a form that this console cannot put into words.</p>;
  return show(parsed.data as DocumentPayload<Kind>);
}

function Checkpoint() {
  const { data, error } = useQuery(checkpointQuery);
  if (error) return <Failure error={asCandourError(error)} />;
  return (
    <section className="panel" aria-labelledby="checkpoint-title">
      <h2 id="checkpoint-title">The log’s checkpoint</h2>
      <p className="quiet small">Keep a copy: whoever keeps one can later prove that the log was not rewritten.</p>
      {data && (
        <pre className={styles['checkpoint']}>
          <code>{data}</code>
        </pre>
      )}
    </section>
  );
}
