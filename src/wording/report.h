// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace catalpa {

//! One paragraph of something to be read.
struct ReportLine {
    enum class Kind {
        Heading,
        Text,
        Quiet, //!< Secondary: less important than the text above it.
        Code, //!< SQL or a name, to be read letter by letter.
        Good,
        Warning,
        Danger,
        HeadRow, //!< The first of a table: its columns.
        Row
    };

    Kind kind = Kind::Text;
    QString text;
    QStringList cells = {}; //!< Of HeadRow and Row, instead of the text; the first is words, the others are numbers.

    bool operator==(const ReportLine &) const = default;
};

//! Something to be read from top to bottom, which any view can draw and anybody can copy.
using Report = QList<ReportLine>;

//! For the clipboard: a line for each paragraph, an empty one before headings, cells apart by tabs.
QString plainText(const Report &report);

} // namespace catalpa
