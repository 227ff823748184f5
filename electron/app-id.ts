/**
 * The app's name to the system: electron-builder gives it to the installed app (`appId`), and
 * Windows groups windows, pins and notifications by it. A test compares the two.
 */
export const APP_ID = 'app.afterword.desktop';
