// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/records/textdiff.h"

#include <QtCore/QTextBoundaryFinder>

#include <algorithm>
#include <vector>

namespace catalpa {
namespace {

using Kind = TextRun::Kind;
using Words = std::vector<QStringView>;

constexpr size_t mostCells = 1'000'000; //!< Of the table of common words; a byte or two each.

Words wordsOf(QStringView text)
{
    Words words;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text.data(), text.size());
    for (qsizetype start = 0, end = finder.toNextBoundary(); end > 0; start = end, end = finder.toNextBoundary())
        words.push_back(text.sliced(start, end - start));
    return words;
}

//! Runs that grow at their end; what is removed stands before what is added.
class Runs {
public:
    void add(Kind kind, QStringView text)
    {
        if (text.isEmpty())
            return;
        if (kind == Kind::Same)
            flush();
        QString &place = kind == Kind::Same ? m_same : kind == Kind::Removed ? m_removed : m_added;
        if (kind != Kind::Same && !m_same.isEmpty())
            m_runs += {Kind::Same, std::exchange(m_same, {})};
        place += text;
    }
    QList<TextRun> take()
    {
        flush();
        if (!m_same.isEmpty())
            m_runs += {Kind::Same, m_same};
        return m_runs;
    }

private:
    void flush()
    {
        if (!m_removed.isEmpty())
            m_runs += {Kind::Removed, std::exchange(m_removed, {})};
        if (!m_added.isEmpty())
            m_runs += {Kind::Added, std::exchange(m_added, {})};
    }

    QList<TextRun> m_runs;
    QString m_same;
    QString m_removed;
    QString m_added;
};

//! By the table of the longest common subsequences.
void compare(const Words &from, const Words &to, Runs &runs)
{
    const size_t width = to.size() + 1;
    if ((from.size() + 1) * width > mostCells) {
        for (const QStringView word : from)
            runs.add(Kind::Removed, word);
        for (const QStringView word : to)
            runs.add(Kind::Added, word);
        return;
    }
    std::vector<quint32> common((from.size() + 1) * width);
    for (size_t i = from.size(); i-- > 0;) {
        for (size_t j = to.size(); j-- > 0;) {
            common[i * width + j] = from[i] == to[j]
                ? common[(i + 1) * width + j + 1] + 1
                : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
        }
    }
    size_t i = 0;
    size_t j = 0;
    while (i < from.size() || j < to.size()) {
        if (i < from.size() && j < to.size() && from[i] == to[j]) {
            runs.add(Kind::Same, from[i++]);
            ++j;
        } else if (j == to.size() || (i < from.size() && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
            runs.add(Kind::Removed, from[i++]);
        } else {
            runs.add(Kind::Added, to[j++]);
        }
    }
}

} // namespace

QList<TextRun> textDiff(const QString &from, const QString &to)
{
    Words before = wordsOf(from);
    Words after = wordsOf(to);
    const auto split = std::mismatch(before.cbegin(), before.cend(), after.cbegin(), after.cend());
    const auto start = std::distance(before.cbegin(), split.first);
    const auto endSplit =
        std::mismatch(before.crbegin(), before.crend() - start, after.crbegin(), after.crend() - start);
    const auto end = std::distance(before.crbegin(), endSplit.first);

    Runs runs;
    for (auto word = before.cbegin(); word != before.cbegin() + start; ++word)
        runs.add(Kind::Same, *word);
    compare({before.cbegin() + start, before.cend() - end}, {after.cbegin() + start, after.cend() - end}, runs);
    for (auto word = before.cend() - end; word != before.cend(); ++word)
        runs.add(Kind::Same, *word);
    return runs.take();
}

QList<TextRun> shortened(const QList<TextRun> &runs, qsizetype around)
{
    QList<TextRun> result = runs;
    for (qsizetype i = 0; i < result.size(); ++i) {
        QString &text = result[i].text;
        const qsizetype before = i == 0 ? 0 : around;
        const qsizetype behind = i == result.size() - 1 ? 0 : around;
        if (result.at(i).kind != Kind::Same || text.size() <= before + behind + around)
            continue;
        text = text.first(before) + QChar(0x2026) + text.last(behind);
    }
    return result;
}

} // namespace catalpa
