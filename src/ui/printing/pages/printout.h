// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QStringList>

namespace catalpa::ui {

//! What is printed, as values in the order in which they stand on paper. All of it is plain text.
struct Printout {
    struct Paragraph {
        QString label; //!< Such as "Country"; empty for a text of its own.
        QString text;
    };
    struct Column {
        QString title;
        bool isNumber = false;
    };
    //! One card of a card catalogue.
    struct Card {
        QString heading; //!< Whose book it is.
        QString title;
        QString mark; //!< Where it stands.
        QStringList lines;
    };

    //! One bar of a chart, as long as its number of books.
    struct Bar {
        QString label;
        qint64 number = 0;
    };

    QString heading;
    QString note; //!< Below it: of which catalogue, how many, when.
    QList<Paragraph> paragraphs{};
    QList<Column> columns{}; //!< Of the table of rows; printed again on each page.
    QList<QStringList> rows{}; //!< A cell for each column.
    QList<Card> cards{};
    QList<Bar> bars{};

    //! But for the heading.
    bool isEmpty() const { return paragraphs.isEmpty() && rows.isEmpty() && cards.isEmpty() && bars.isEmpty(); }
};

} // namespace catalpa::ui
