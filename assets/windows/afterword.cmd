@echo off
rem The command line of Afterword. The program itself belongs to no console, so a console neither
rem waits for it nor hears what it ends with: this does both.
start "" /b /wait "%~dp0..\Afterword.exe" %*
exit /b %ERRORLEVEL%
