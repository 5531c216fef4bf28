// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace catalpa::test {

//! One number of a benchmark, what it is compared with and what it should be.
struct Figure {
    QString what{};
    QString unit = QStringLiteral("ms");
    double value = 0; //!< Infinite when it did not come.
    QString baseline{}; //!< Name of what it is compared with; empty without.
    double baselineValue = 0;
    std::optional<double> atMost{}; //!< Goal: a limit of the value …
    std::optional<double> timesBetter{}; //!< … or of the baseline's value divided by it.

    std::optional<bool> isMet() const;
};

//! The figures of one library over one line.
struct Chapter {
    qint64 books = 0;
    int roundTrip = 0; //!< Milliseconds that were added to it.
    QList<Figure> figures{};
};

//! Prints the figures of a chapter as lines of one table; the first call writes the heading.
void printHeading();
void print(const Chapter &chapter);

//! \a about tells of machine, date and versions.
QJsonObject toJson(const QJsonObject &about, const QList<Chapter> &chapters);
//! The short table for README, from such an object.
QString toMarkdown(const QJsonObject &result);

//! This machine, the versions that are used, and the time; \a serverVersion is PostgreSQL's.
QJsonObject aboutThisRun(const QString &serverVersion);

} // namespace catalpa::test
