// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace catalpa::lint {

//! One file of the tree as text.
struct SourceFile {
    QString path; //!< From the root of the tree, with '/'.
    QString text;

    bool isCpp() const;
    bool isForm() const;
    bool isHelpPage() const;
    //! The library folder, "ui" for src/ui/mainwindow.cpp; empty outside src.
    QString layer() const;
};

//! A place that breaks a rule.
struct Offence {
    QString path;
    int line; //!< From 1; 0 for the file as a whole.
    QString what;

    //! "src/ui/mainwindow.cpp:12: QEventLoop", as compilers print it.
    QString toString() const;
};

//! C++ with the comments blanked. Length and lines stay as they are, also in the next.
QString withoutComments(const QString &cpp);

//! C++ with the comments and the contents of string and character literals blanked.
QString codeOnly(const QString &cpp);

int lineAt(const QString &text, qsizetype position);

//! Every C++ source, form, CMake file, script and page of the help.
QList<SourceFile> readTree(const QString &root);

} // namespace catalpa::lint
