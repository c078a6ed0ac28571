// The only door of `@candour/agent`: what a device does, without knowing where it runs.
export type { Agent, AgentSettings } from './agent.ts';
export type {
  ClockPort,
  FacePort,
  HttpAnswer,
  HttpPort,
  HttpRequest,
  Ports,
  ScreenLook,
  ScreenPort,
  StoredRow,
  StoreName,
  StoreOp,
  StorePort,
} from './ports.ts';
export { storeNames } from './ports.ts';
export type { SeenText } from './seen.ts';
export { maxSeenLength } from './seen.ts';
export { isPupilsOwn } from './own-words.ts';
export type { AgentState, Badge, DocumentState, TrustEvent } from './state.ts';
export { badges } from './state.ts';
export type { GuardReason } from './guard/reasons.ts';
export { guardReasons } from './guard/reasons.ts';
export type { NoticeSection } from './notice/notice.ts';
export { helpSection, limitsSection, noticeOf, policySections } from './notice/notice.ts';
export { createAgent } from './create-agent.ts';
// What an answer means and how long to wait after it: for measurements that send as an agent sends, without being one.
export { verdictOf, waitMs } from './outbox/verdict.ts';
export type { Situation, Decision } from './guard/may-watch.ts';
export { mayWatch } from './guard/may-watch.ts';
export { neverWatched, neverWatchedKinds } from './guard/never-watched.ts';
