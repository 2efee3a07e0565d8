/** One file to load: the parts are small, and who opens one opens others. */
export { MembersPage } from '@/features/organization/pages/members-page';
export { OrganizationPage } from '@/features/organization/pages/organization-page';
export { AppearancePage } from '@/features/settings/pages/appearance-page';
export { NotificationSettingsPage } from '@/features/settings/pages/notifications-page';
export { ProfilePage } from '@/features/settings/pages/profile-page';
export { SecurityPage } from '@/features/settings/pages/security-page';
export { SessionsPage } from '@/features/settings/pages/sessions-page';
export { SettingsLayout } from '@/features/settings/pages/settings-layout';
