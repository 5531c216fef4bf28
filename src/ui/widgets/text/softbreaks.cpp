// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/text/softbreaks.h"

#include <QtCore/QTextBoundaryFinder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

constexpr qsizetype longestLine = 4'000; // Characters: a longer one is broken.
constexpr qsizetype usualPart = 1'000;

//! Two characters of no width that stand together in no text, and a line break.
QString mark()
{
    return u"\u200b\u2060\n"_s;
}

qsizetype endOfPart(const QString &text, qsizetype from)
{
    const qsizetype blank = text.lastIndexOf(u' ', from + usualPart);
    if (blank > from)
        return blank + 1;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, QStringView(text).mid(from, 2 * usualPart));
    finder.setPosition(usualPart);
    return from + (finder.isAtBoundary() ? usualPart : std::max<qsizetype>(1, finder.toPreviousBoundary()));
}

QString broken(const QString &line)
{
    QString parts;
    qsizetype from = 0;
    while (line.size() - from > usualPart) {
        const qsizetype end = endOfPart(line, from);
        parts += QStringView(line).mid(from, end - from);
        parts += mark();
        from = end;
    }
    parts += QStringView(line).mid(from);
    return parts;
}

} // namespace

QString withSoftBreaks(const QString &text)
{
    if (text.size() <= longestLine)
        return text;
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        if (line.size() > longestLine)
            line = broken(line);
    }
    return lines.join(u'\n');
}

QString withoutSoftBreaks(QString shown)
{
    return shown.remove(mark());
}

} // namespace catalpa::ui
