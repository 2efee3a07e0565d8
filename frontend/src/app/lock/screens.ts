export { IdleWarning } from './idle-warning';
export { LockScreen } from './lock-screen';
