// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/lookup/lookupmodel.h"

#include "base/text.h"
#include "exchange/names.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace catalpa {

using exchange::ExchangeRecord;
using exchange::LookUpAnswer;

namespace {

constexpr qsizetype longestCell = 200; // Characters.

QString textOf(const LookUpModel::Row &row, int column)
{
    switch (column) {
    case LookUpModel::Asked:
        return row.asked;
    case LookUpModel::StateColumn:
        return stateText(row.state);
    default:
        break;
    }
    if (!row.record)
        return {};
    const ExchangeRecord &record = *row.record;
    QStringList names;
    switch (column) {
    case LookUpModel::Title:
        return exchange::fullTitle(record.title, record.subtitle);
    case LookUpModel::People:
        for (const exchange::Person &person : record.people)
            names += exchange::naturalName(person);
        return names.join(QStringLiteral("; "));
    default:
        return record.date;
    }
}

//! The next question would come to the same.
bool halts(const Error &error)
{
    return error.kind == ErrorKind::Offline || error.kind == ErrorKind::Untrusted;
}

} // namespace

QString stateText(LookUpModel::State state)
{
    using State = LookUpModel::State;
    switch (state) {
    case State::Waiting:
        return Text::tr("Waiting");
    case State::Asking:
        return Text::tr("Looking…");
    case State::Found:
        return Text::tr("Found");
    case State::Other:
        return Text::tr("Another ISBN");
    case State::NotFound:
        return Text::tr("Not found");
    case State::Here:
        return Text::tr("Already here");
    case State::Failed:
        return Text::tr("No answer");
    case State::NotTaken:
        return Text::tr("Not taken");
    case State::Added:
        return Text::tr("Added");
    }
    return {};
}

LookUpModel::LookUpModel(Ask ask, CountHere countHere, QObject *parent)
    : QAbstractTableModel(parent)
    , m_ask(std::move(ask))
    , m_countHere(std::move(countHere))
{
}

int LookUpModel::add(const QString &asked, const exchange::LookUpQuery &query, const exchange::LookUpTarget &target)
{
    const auto same = std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const Row &row) {
        return row.isByIsbn() && row.query == query && (row.target == target || row.state == State::Here);
    });
    auto place = int(same - m_rows.cbegin());
    if (same == m_rows.cend()) {
        beginInsertRows({}, place, place);
        m_rows += {asked, query, target};
        endInsertRows();
    } else if (same->state == State::Failed) {
        set(place, State::Waiting);
    }
    if (!isBusy())
        askNext();
    Q_EMIT progressed();
    return place;
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

void LookUpModel::goOn()
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows.at(row).state == State::Failed)
            set(row, State::Waiting);
    }
    if (!isBusy())
        askNext();
    Q_EMIT progressed();
}

int LookUpModel::count(State state) const
{
    return int(std::count_if(m_rows.cbegin(), m_rows.cend(), [state](const Row &row) { return row.state == state; }));
}

LookUpModel::Places LookUpModel::foundByIsbn() const
{
    Places found;
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows.at(row).isByIsbn() && m_rows.at(row).state == State::Found)
            found += index(row, 0);
    }
    return found;
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
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const int row = rows.at(i).row();
        const QString resembling = reasonIn(report.resembling, i + 1);
        const QString problem = reasonIn(report.problems, i + 1);
        if (!resembling.isEmpty() && !report.addsDoubles)
            set(row, m_rows.at(row).state, Text::tr("Probably here already: %1").arg(resembling));
        else if (!problem.isEmpty())
            set(row, State::NotTaken, problem);
        else
            set(row, report.known.contains(i + 1) ? State::Here : State::Added);
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
    if (!m_countHere || !next->isByIsbn())
        return askTarget(row);
    m_pending = deliver(m_countHere(next->query.isbns.first()), this, [this, row](const Result<qint64> &books) {
        if (!books || *books == 0) // Whether it is there is found out again when it is added.
            return askTarget(row);
        set(row, State::Here, Text::tr("The catalogue has a book with this ISBN, so nobody was asked."));
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
        return textOf(row, index.column()).left(longestCell).simplified();
    if (role == Qt::ToolTipRole)
        return row.note.isEmpty() || index.column() != StateColumn ? textOf(row, index.column()) : row.note;
    return {};
}

QVariant LookUpModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const char *const names[]{QT_TRANSLATE_NOOP("Catalpa", "Looked up"), QT_TRANSLATE_NOOP("Catalpa", "State"),
                                     QT_TRANSLATE_NOOP("Catalpa", "Title"), QT_TRANSLATE_NOOP("Catalpa", "People"),
                                     QT_TRANSLATE_NOOP("Catalpa", "Published")};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return Text::tr(names[section]);
    return {};
}

} // namespace catalpa
