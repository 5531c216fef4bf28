// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sourcefile.h"

namespace catalpa::lint {

//! Compares the migrations below \a root/migrations with \a sums, lines of `sha256sum` for paths from there: a shipped
//! migration is never edited, renamed or removed, and a new one is entered.
QList<Offence> migrationsThatChanged(const QString &root, const QString &sums);

//! Files that a .qrc below \a root/resources lists and that are not there, and files there (other than .qrc, .ts and
//! .md) that neither a .qrc nor, by file name or folder, a CMakeLists.txt below \a root mentions.
QList<Offence> resourcesThatDoNotMatch(const QString &root);

//! Counted sentences of src, tr("%n book(s)"), without their forms in \a root/resources/translations/catalpa_en.ts.
QList<Offence> countsWithoutForms(const QString &root, const QList<SourceFile> &tree);

//! Sources without a header of their own (those that hold a main() aside): a function is declared in the header of the
//! file that defines it.
QList<Offence> sourcesWithoutHeader(const QList<SourceFile> &tree);

//! Folders of src with more than 30 files: a room may be missing.
QList<Offence> foldersThatGrewLarge(const QList<SourceFile> &tree);

//! Sources longer than 300 lines and headers longer than 120: a class may be missing.
QList<Offence> filesThatGrewLong(const QList<SourceFile> &tree);

} // namespace catalpa::lint
