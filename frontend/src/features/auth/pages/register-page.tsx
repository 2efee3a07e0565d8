import { Anchor } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { AuthLayout } from '../components/auth-layout';
import { OnlyLoggedOut } from '../components/only-logged-out';
import { RegisterForm } from '../components/register-form';

export function RegisterPage() {
  const { search } = useLocation();
  return (
    <OnlyLoggedOut>
      <AuthLayout
        title="Register"
        footer={
          <>
            You have an account?{' '}
            <Anchor component={Link} to={`/login${search}`} underline="always">
              Log in
            </Anchor>
          </>
        }
      >
        <RegisterForm />
      </AuthLayout>
    </OnlyLoggedOut>
  );
}
