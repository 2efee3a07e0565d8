/** The pages for everybody: the ways in, and what letters link to. */
export { takeToken } from '@/features/auth/link-token';
export { AskResetPage } from '@/features/auth/pages/ask-reset-page';
export { EmailChangePage } from '@/features/auth/pages/email-change-page';
export { InvitationPage } from '@/features/auth/pages/invitation-page';
export { LoginPage } from '@/features/auth/pages/login-page';
export { RegisterPage } from '@/features/auth/pages/register-page';
export { ResetPage } from '@/features/auth/pages/reset-page';
