import { Outlet } from 'react-router';
import { SettingsNav } from '../components/settings-nav';
import classes from './settings-layout.module.css';

/** The frame of the settings: their own navigation beside the part that is open. */
export function SettingsLayout() {
  return (
    <div className={classes.layout}>
      <SettingsNav />
      <div className={classes.part}>
        <Outlet />
      </div>
    </div>
  );
}
