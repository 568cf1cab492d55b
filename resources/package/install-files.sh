#!/bin/sh
# Ties sealed files to this copy of ReviewDesk for the person who runs it (Linux desktops); nothing needs root.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
mkdir -p "$data/applications" "$data/mime/packages" "$data/icons/hicolor/256x256/apps"
sed "s|^Exec=reviewdesk|Exec=\"$here/reviewdesk\"|" "$here/reviewdesk.desktop" > "$data/applications/reviewdesk.desktop"
cp "$here/reviewdesk-mime.xml" "$data/mime/packages/reviewdesk.xml"
cp "$here/reviewdesk.png" "$data/icons/hicolor/256x256/apps/reviewdesk.png"
if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime"; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database "$data/applications"; fi
