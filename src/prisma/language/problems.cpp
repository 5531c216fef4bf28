// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/language/problems.h"

#include "base/text.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

constexpr qsizetype mostTold = 10;

QString told(const Problem &problem, const QList<SourceFile> &files)
{
    QString text = problem.message;
    if (!problem.hint.isEmpty())
        text += u' ' + problem.hint;
    if (problem.place.line == 0)
        return text;
    return u"%1:%2:%3: %4"_s.arg(files.value(problem.place.file).name)
        .arg(problem.place.line)
        .arg(problem.place.column)
        .arg(text);
}

} // namespace

void Problems::add(const Place &place, const QString &message, const QString &hint)
{
    const Problem problem{place, message, hint};
    if (!m_problems.contains(problem))
        m_problems += problem;
}

Error Problems::error(const QList<SourceFile> &files) const
{
    QList<Problem> sorted = m_problems;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Problem &one, const Problem &other) {
        return std::tie(one.place.file, one.place.line, one.place.column)
            < std::tie(other.place.file, other.place.line, other.place.column);
    });
    QStringList lines;
    for (const Problem &problem : sorted.first(std::min(mostTold, sorted.size())))
        lines += told(problem, files);
    if (sorted.size() > mostTold)
        lines += Text::tr("There are %n more problems in the schema.", nullptr, int(sorted.size() - mostTold));
    return Error{ErrorKind::Invalid, lines.join(u'\n'), {}};
}

} // namespace catalpa::prisma
