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
