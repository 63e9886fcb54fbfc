; An installer for Windows, for Inno Setup 6: iscc /DVersion=0.1.0 /DProgram=path\gongbao.exe packaging\windows\gongbao.iss
; Written without Windows at hand; never run. It installs for the user, without an administrator, and takes no default:
; "Open with" offers the program for what it reads, and the user chooses in the system's settings.
#ifndef Version
  #define Version "0.0.0"
#endif
#ifndef Program
  #define Program "..\..\target\release\gongbao.exe"
#endif
[Setup]
AppId=Gongbao
AppName=Gongbao
AppVersion={#Version}
AppPublisher=The Gongbao authors
DefaultDirName={autopf}\Gongbao
DefaultGroupName=Gongbao
PrivilegesRequired=lowest
ChangesAssociations=yes
UninstallDisplayIcon={app}\gongbao.exe
SetupIconFile=..\..\assets\icon.ico
OutputBaseFilename=gongbao-{#Version}-setup
[Files]
Source: "{#Program}"; DestDir: "{app}"; Flags: ignoreversion
Source: "..\..\LICENSE-*"; DestDir: "{app}"
Source: "..\..\fonts\OFL-*.txt"; DestDir: "{app}\fonts"
[Icons]
Name: "{group}\Gongbao"; Filename: "{app}\gongbao.exe"
[Registry]
Root: HKCU; Subkey: "Software\Classes\Gongbao.Document"; ValueType: string; ValueData: "Gazette"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Gongbao.Document\DefaultIcon"; ValueType: string; ValueData: "{app}\gongbao.exe,0"
Root: HKCU; Subkey: "Software\Classes\Gongbao.Document\shell\open\command"; ValueType: string; ValueData: """{app}\gongbao.exe"" ""%1"""
Root: HKCU; Subkey: "Software\Classes\.gongbao"; ValueType: string; ValueData: "Gongbao.Document"; Flags: uninsdeletevalue
#define OpenWith(str Ending) "Root: HKCU; Subkey: ""Software\Classes\" + Ending + "\OpenWithProgids""; ValueType: none; ValueName: ""Gongbao.Document""; Flags: uninsdeletevalue"
#emit OpenWith(".pdf")
#emit OpenWith(".docx")
#emit OpenWith(".doc")
#emit OpenWith(".wps")
#emit OpenWith(".odt")
#emit OpenWith(".rtf")
#emit OpenWith(".html")
#emit OpenWith(".mht")
#emit OpenWith(".epub")
#emit OpenWith(".txt")
#emit OpenWith(".md")
#emit OpenWith(".zip")
#emit OpenWith(".png")
#emit OpenWith(".jpg")
#emit OpenWith(".tif")
#emit OpenWith(".tiff")
