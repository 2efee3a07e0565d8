export type Role = 'admin' | 'staff' | 'viewer';
export type UserType = 'clinic' | 'lab' | 'admin';

export interface Organization {
  id: string;
  name: string;
  kind: 'clinic' | 'lab';
  is_approved: boolean;
  time_zone: string;
}

export interface Profile {
  id: string;
  username: string;
  email: string;
  first_name: string;
  last_name: string;
  user_type: UserType;
  organization: Organization | null;
  role: Role | null;
  memberships: { id: string; role: Role; organization: Organization }[];
}

export interface NotificationOrder {
  id: string;
  number: string;
  status: string;
  version: number;
}

export interface Notification {
  id: string;
  seq: number;
  recipient: string;
  kind: string;
  message: string;
  order: NotificationOrder | null;
  created_at: string;
  is_read: boolean;
}

export interface NotificationPage {
  next: string | null;
  previous: string | null;
  results: Notification[];
}

export interface NotificationPreference {
  kind: string;
  in_app: boolean;
  email: boolean;
  locked: boolean;
}
