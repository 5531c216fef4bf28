// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>

namespace catalpa::test {

//! A line of a block of commands: "command   # what it answers", with "…" for what is left out.
struct Command {
    QString line;
    QStringList promised; //!< The parts between "…", in order.

    //! Whether all that is promised stands in \a output, in this order.
    bool isAnsweredBy(const QString &output) const;
};

//! The indented blocks under the heading \a heading of README.md, as they stand there; empty without such a heading.
QStringList blocksOfReadme(const QString &heading);
//! What stands in <pre> on a page of the help.
QStringList blocksOfHelp(const QString &page);

QList<Command> commandsIn(const QString &block);

} // namespace catalpa::test
