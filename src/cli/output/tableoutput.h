// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace catalpa::cli {

//! How many columns of a terminal \a text takes: two for wide East Asian characters and emoji, none for marks that
//! combine and for invisible formats. https://www.unicode.org/reports/tr11/
int displayWidth(const QString &text);

//! One line for a terminal: line breaks and tabs as blanks, other control characters (which could command the terminal
//! or turn the direction of the line) as U+FFFD; longer than \a atMost columns, it is cut and ends with "…".
QString displayLine(const QString &text, int atMost);

//! The same for a text of several lines, whose breaks stay.
QString displayText(const QString &text);

//! "2026-11-26 07:30:00 UTC"; empty for an invalid instant.
QString displayInstant(const QDateTime &instant);

//! Aligns rows in columns, two blanks apart. Widths come from the first rows, so that endless lists can be written as
//! they arrive; a later text that is wider pushes its line to the right.
class Table {
public:
    enum class Alignment { Left, Right };
    struct Column {
        QString title;
        Alignment alignment = Alignment::Left;
        int atMost = 60; //!< Columns of the terminal.
    };

    explicit Table(const QList<Column> &columns);

    //! The heading, a rule and \a rows in lines; the heading and the rule only the first time.
    QString lines(const QList<QStringList> &rows);

private:
    QString line(const QStringList &cells) const;

    QList<Column> m_columns;
    QList<int> m_widths; //!< Empty until the first rows.
};

} // namespace catalpa::cli
