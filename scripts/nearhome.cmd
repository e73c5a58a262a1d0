@echo off
rem Nearhome on a Windows laptop without administrator rights and without the internet.
rem The first run installs it for this person alone, from the folder of wheels beside this file.
rem Every path is in quotation marks: folders may have spaces, and may be on a network share.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "APP=%LOCALAPPDATA%\nearhome\app-@VERSION@"

if defined NEARHOME_PYTHON goto chosen
where py >nul 2>nul
if errorlevel 1 goto plain
py -3.11 -c "" >nul 2>nul
if errorlevel 1 goto plain
set "RUN=py -3.11"
goto found
:plain
python -c "import sys; sys.exit(sys.version_info[:2] != (3, 11))" >nul 2>nul
if errorlevel 1 goto nopython
set "RUN=python"
goto found
:chosen
set RUN="%NEARHOME_PYTHON%"
:found

if exist "%APP%\.ready" goto run
echo Installing Nearhome @VERSION@ for you in "%APP%" (once; a minute or two) 1>&2
if exist "%APP%" rmdir /s /q "%APP%"
%RUN% -m pip install --quiet --disable-pip-version-check --no-index --no-cache-dir --find-links "%HERE%wheels" --target "%APP%" nearhome==@VERSION@ 1>&2
if errorlevel 1 goto failed
type nul >"%APP%\.ready"

:run
set "PYTHONPATH=%APP%"
set "PYTHONUTF8=1"
%RUN% -m nearhome %*
exit /b %errorlevel%

:nopython
echo Nearhome needs Python 3.11, and none was found. 1>&2
echo Install it from your software centre or the Microsoft Store, which needs no administrator rights, 1>&2
echo or set NEARHOME_PYTHON to the full path of a python.exe. 1>&2
exit /b 1

:failed
echo Nearhome could not be installed from "%HERE%wheels". 1>&2
echo Check that the whole folder was copied, and that there is room on the disk; then run this again. 1>&2
if exist "%APP%" rmdir /s /q "%APP%"
exit /b 1
