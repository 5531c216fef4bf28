// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/lookup/lookupmodel.h"

#include "base/text.h"
#include "core/codes/isbn.h"
#include "models/lookup/lookupcells.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace catalpa {

using exchange::LookUpAnswer;
using exchange::LookUpQuery;
using exchange::LookUpTarget;

namespace {

constexpr qsizetype longestCell = 200; // Characters.

//! The next question would come to the same.
bool halts(const Error &error)
{
    return error.kind == ErrorKind::Offline || error.kind == ErrorKind::Untrusted;
}

} // namespace

LookUpModel::LookUpModel(Ask ask, FindHere findHere, QObject *parent)
    : QAbstractTableModel(parent)
    , m_ask(std::move(ask))
    , m_findHere(std::move(findHere))
{
}

int LookUpModel::add(const QString &asked, const LookUpQuery &query, const LookUpTarget &target)
{
    const int place = placeOf([&](const Row &row) {
        return row.query == query && (row.isUnanswered() || row.target == target || row.state == State::Here);
    });
    if (place == rowCount())
        append({asked, query, target});
    else if (m_rows.at(place).isUnanswered())
        putIn(place, target);
    wake(target);
    return place;
}

bool LookUpModel::isInList(const LookUpQuery &query, const LookUpTarget &target) const
{
    return placeOf([&](const Row &row) {
               return row.query == query && row.state != State::Failed
                   && (row.target == target || row.state == State::Waiting || row.state == State::Here);
           })
        < rowCount();
}

int LookUpModel::addUnasked(const QString &asked, const LookUpQuery &query, State state, const QString &reason)
{
    const int place = placeOf([&](const Row &row) {
        return row.query == query
            && (row.isByIsbn() || row.isUnanswered() || compactIsbn(row.asked) == compactIsbn(asked));
    });
    const bool isNew = place == rowCount();
    if (isNew)
        append({asked, query, {}});
    if (isNew || m_rows.at(place).isUnanswered())
        set(place, state, reason);
    Q_EMIT progressed();
    return place;
}

int LookUpModel::placeOf(const std::function<bool(const Row &)> &isMeant) const
{
    return int(std::find_if(m_rows.cbegin(), m_rows.cend(), isMeant) - m_rows.cbegin());
}

void LookUpModel::append(const Row &row)
{
    beginInsertRows({}, rowCount(), rowCount());
    m_rows += row;
    endInsertRows();
}

void LookUpModel::putIn(int row, const LookUpTarget &target)
{
    m_rows[row].target = target;
    set(row, State::Waiting);
}

//! What waits at rest has been stopped, or its target did not answer.
void LookUpModel::wake(const LookUpTarget &target)
{
    if (!isBusy()) {
        for (Row &row : m_rows) {
            if (row.state == State::Waiting)
                row.target = target;
        }
        askNext();
    }
    Q_EMIT progressed();
}

void LookUpModel::stop()
{
    m_pending = Pending();
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows.at(row).state == State::Asking)
            set(row, State::Waiting);
    }
    Q_EMIT progressed();
}

void LookUpModel::goOn(const LookUpTarget &target)
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows.at(row).state == State::Failed)
            putIn(row, target);
    }
    wake(target);
}

int LookUpModel::count(State state) const
{
    return int(std::count_if(m_rows.cbegin(), m_rows.cend(), [state](const Row &row) { return row.state == state; }));
}

LookUpModel::Places LookUpModel::foundByIsbn() const
{
    Places found;
    for (int row = 0; row < rowCount() && found.size() < mostAtOnce; ++row) {
        if (m_rows.at(row).isByIsbn() && m_rows.at(row).state == State::Found)
            found += index(row, 0);
    }
    return found;
}

int LookUpModel::unsettled() const
{
    return int(std::count_if(m_rows.cbegin(), m_rows.cend(), [this](const Row &row) { return !isSettled(row); }));
}

bool LookUpModel::isSettled(const Row &row) const
{
    if (row.hasComeToSomething())
        return true;
    if (row.isByIsbn())
        return false;
    return row.state == State::NotFound || row.state == State::NoIsbn
        || std::any_of(m_rows.cbegin(), m_rows.cend(),
                       [&](const Row &other) { return other.query == row.query && other.hasComeToSomething(); });
}

void LookUpModel::setTaken(int row)
{
    m_rows[row].isTaken = true;
}

void LookUpModel::setImported(const Places &rows, const exchange::ImportReport &report)
{
    const auto reasonIn = [](const exchange::Remarks &remarks, qint64 record) {
        for (const exchange::Remark &remark : remarks.kept) {
            if (remark.record == record)
                return remark.reason;
        }
        return QString();
    };
    // One that was stopped has not come to the others.
    for (qsizetype i = 0; i < std::min<qsizetype>(rows.size(), report.records); ++i) {
        const int row = rows.at(i).row();
        const QString resembling = reasonIn(report.resembling, i + 1);
        const QString problem = reasonIn(report.problems, i + 1);
        if (!resembling.isEmpty() && !report.addsDoubles)
            set(row, m_rows.at(row).state, Text::tr("Probably here already: %1").arg(resembling));
        else if (!problem.isEmpty())
            set(row, State::NotTaken, problem);
        else if (report.known.contains(i + 1))
            set(row, State::Here,
                Text::tr("The catalogue has a book of this title by this author, so nothing was added."));
        else
            set(row, State::Added);
    }
    Q_EMIT progressed();
}

void LookUpModel::askNext()
{
    const auto next =
        std::find_if(m_rows.cbegin(), m_rows.cend(), [](const Row &row) { return row.state == State::Waiting; });
    if (next == m_rows.cend())
        return;
    const auto row = int(next - m_rows.cbegin());
    set(row, State::Asking);
    if (!m_findHere || !next->isByIsbn())
        return askTarget(row);
    m_pending = deliver(m_findHere(next->query.isbns.first()), this, [this, row](const Result<Page<Book>> &books) {
        if (!books || books->rows.isEmpty()) // Whether it is there is found out again when it is added.
            return askTarget(row);
        const Book &book = books->rows.first();
        m_rows[row].here = book;
        set(row, State::Here,
            Text::tr("The catalogue has “%1” by %2 with this ISBN, so nobody was asked.")
                .arg(book.title.left(longestCell), book.authorName.left(longestCell)));
        askNext();
        Q_EMIT progressed();
    });
}

void LookUpModel::askTarget(int row)
{
    const Row &asked = m_rows.at(row);
    m_pending = deliver(m_ask(asked.target, asked.query), this,
                        [this, row](const Result<LookUpAnswer> &answer) { take(row, answer); });
}

void LookUpModel::take(int row, const Result<LookUpAnswer> &answer)
{
    if (!answer) {
        set(row, State::Failed, answer.error().message);
        if (!halts(answer.error()))
            askNext();
        else
            Q_EMIT halted(answer.error());
    } else {
        takeRecords(row, *answer);
        askNext();
    }
    Q_EMIT progressed();
}

void LookUpModel::takeRecords(int row, const LookUpAnswer &answer)
{
    if (answer.records.isEmpty())
        return set(row, State::NotFound, answer.problems.join(u' '));
    m_rows[row].record = answer.records.first();
    if (m_rows.at(row).isByIsbn()) {
        const bool isIt = exchange::isAskedFor(answer.records.first(), m_rows.at(row).query);
        return set(row, isIt ? State::Found : State::Other,
                   isIt ? QString()
                        : Text::tr("The record that was found has another ISBN. Compare it with the book."));
    }
    const QLocale locale;
    const QString note = answer.hits > answer.records.size()
        ? Text::tr("%1 of %2 records are shown. More words find fewer.")
              .arg(locale.toString(answer.records.size()), locale.toString(answer.hits))
        : QString();
    set(row, State::Found, note);
    if (answer.records.size() == 1)
        return;
    beginInsertRows({}, row + 1, row + int(answer.records.size()) - 1);
    for (qsizetype i = 1; i < answer.records.size(); ++i) {
        Row next = m_rows.at(row);
        next.record = answer.records.at(i);
        m_rows.insert(row + i, next);
    }
    endInsertRows();
}

void LookUpModel::set(int row, State state, const QString &note)
{
    m_rows[row].state = state;
    m_rows[row].note = note;
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
}

int LookUpModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LookUpModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Published + 1;
}

QVariant LookUpModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == Qt::DisplayRole)
        return cellText(row, index.column()).left(longestCell).simplified();
    if (role == Qt::ToolTipRole)
        return row.note.isEmpty() || index.column() != StateColumn ? cellText(row, index.column()) : row.note;
    return {};
}

QVariant LookUpModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return columnTitle(section);
    return {};
}

} // namespace catalpa
