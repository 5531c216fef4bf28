// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/migration/runtimeleft.h"

#include <algorithm>

namespace catalpa {
namespace {

constexpr qint64 worthTelling = 3'000;
constexpr qint64 worthMeasuring = 500; // What was estimated at less tells nothing of how good the estimates are.
constexpr double farTooLong = 3;

} // namespace

RunTimeLeft::RunTimeLeft(const QList<MigrationKey> &keys, const QList<ImpactReport> &impacts)
    : m_keys(keys)
{
    for (const MigrationKey &key : keys) {
        const auto impact = std::find_if(impacts.cbegin(), impacts.cend(),
                                         [&key](const ImpactReport &each) { return each.key == key; });
        Estimates estimates;
        if (impact == impacts.cend() || !impact->unreadable.isEmpty()) {
            estimates += std::nullopt;
        } else {
            for (const StatementImpact &statement : impact->statements)
                estimates += statement.unforeseeable ? std::nullopt : std::optional<qint64>(statement.milliseconds);
        }
        m_files += estimates;
    }
}

void RunTimeLeft::note(const MigrationEvent &event, qint64 now)
{
    using Kind = MigrationEvent::Kind;
    if (event.kind != Kind::Started && event.kind != Kind::Statement && event.kind != Kind::Applied)
        return;
    if (event.index >= m_keys.size() || event.count != m_keys.size() || m_keys.at(event.index) != event.key) {
        m_keys.clear(); // Another run than was foreseen.
        return;
    }
    const Estimates &estimates = m_files.at(event.index);
    const int statement = event.kind == Kind::Started ? 0
        : event.kind == Kind::Applied                 ? int(estimates.size())
                                                      : std::min(event.statement, int(estimates.size()));
    if (event.index == m_file) {
        for (int done = m_statement; done < statement; ++done)
            m_estimated += estimates.at(done).value_or(0);
        m_taken += now - m_since;
    }
    m_file = event.index;
    m_statement = statement;
    m_since = now;
}

//! The statement that is running, as far as that is known: what takes a moment goes by untold.
int RunTimeLeft::running() const
{
    const Estimates &estimates = m_files.at(m_file);
    int statement = m_statement;
    while (statement + 1 < estimates.size() && estimates.at(statement).value_or(worthMeasuring) < worthMeasuring)
        ++statement;
    return statement;
}

//! Estimated for the statements of a file from \a first to \a last; absent where one is not known.
std::optional<qint64> RunTimeLeft::estimate(int file, int first, int last) const
{
    const Estimates &estimates = m_files.at(file);
    qint64 sum = 0;
    for (int statement = first; statement <= last && statement < estimates.size(); ++statement) {
        if (!estimates.at(statement))
            return std::nullopt;
        sum += *estimates.at(statement);
    }
    return sum;
}

std::optional<qint64> RunTimeLeft::left(qint64 now) const
{
    if (m_keys.isEmpty() || m_file < 0)
        return std::nullopt;
    const int last = running();
    const auto current = estimate(m_file, m_statement, last);
    auto ahead = estimate(m_file, last + 1, int(m_files.at(m_file).size()));
    for (int file = m_file + 1; ahead && file < m_files.size(); ++file) {
        const auto whole = estimate(file, 0, int(m_files.at(file).size()));
        ahead = whole ? std::optional(*ahead + *whole) : std::nullopt;
    }
    if (!current || !ahead || m_estimated + *current + *ahead < worthTelling)
        return std::nullopt;
    const double known = m_estimated >= worthMeasuring ? double(m_taken) / double(m_estimated) : 1;
    const double expected = double(*current) * known;
    const auto taken = double(now - m_since);
    if (taken > farTooLong * expected + double(worthTelling))
        return std::nullopt;
    const double pace = *current >= worthMeasuring ? std::max(known, taken / double(*current)) : known;
    return qint64(std::max(0.0, expected - taken) + double(*ahead) * pace);
}

} // namespace catalpa
