# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# CHANGELOG.md as others want it: -v form=appstream gives <release> elements, -v form=debian a Debian change log, which
# also wants -v maintainer and -v when (the day of the newest version, as Debian writes it). A version that is not
# released yet has the day of the commit, -v day=YYYY-MM-DD.

function escaped(text) {
    gsub(/&/, "\\&amp;", text)
    gsub(/</, "\\&lt;", text)
    gsub(/>/, "\\&gt;", text)
    while (match(text, /`[^`]*`/))
        text = substr(text, 1, RSTART - 1) "<code>" substr(text, RSTART + 1, RLENGTH - 2) "</code>" substr(text, RSTART + RLENGTH)
    return text
}

# Broken into lines of 76 letters, as lintian likes them.
function wrapped(text,    words, count, i, line, all) {
    count = split(text, words, " ")
    line = "  *"
    for (i = 1; i <= count; i++) {
        if (length(line) + length(words[i]) > 76) {
            all = all line "\n"
            line = "   "
        }
        line = line " " words[i]
    }
    return all line
}

function endItem() {
    if (item == "")
        return
    if (form == "appstream")
        print "    <li>" escaped(item) "</li>"
    else if (versions == 1)
        print wrapped(item)
    item = ""
}

function endVersion() {
    endItem()
    if (version != "" && form == "appstream")
        print "   </ul></description>\n  </release>"
    else if (version != "" && versions == 1)
        print "\n -- " maintainer (maintainer ~ /</ ? "" : " <>") "  " when
    version = ""
}

/^## / {
    endVersion()
    version = $2
    versions++
    released = match($0, /[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]/)
    if (form == "appstream")
        printf "  <release version=\"%s\" date=\"%s\" type=\"%s\">\n   <description><ul>\n", version,
            released ? substr($0, RSTART, 10) : day, released ? "stable" : "development"
    else if (versions == 1)
        print "catalpa (" version ") bookworm; urgency=medium\n"
    next
}

version == "" { next }
/^- / { endItem(); item = substr($0, 3); next }
/^  / && item != "" { item = item " " substr($0, 3); next }
{ endItem() }
END { endVersion() }
