// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rowreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

constexpr int atOnce = 200; // Rows of a page.

} // namespace

QString rowtext::header(const QAbstractItemModel &model, const QList<int> &columns)
{
    QStringList titles;
    for (const int column : columns)
        titles += cell(model.headerData(column, Qt::Horizontal).toString());
    return titles.join(u'\t');
}

QString rowtext::cell(QString text)
{
    static const QString beginsFormula = u"=+-@\t\r＝＋－＠"_s;
    const bool isFormula = !text.isEmpty() && beginsFormula.contains(text.front());
    for (const QChar apart : {u'\t', u'\n', u'\r'})
        text.replace(apart, u' ');
    if (isFormula)
        return u'\'' + text; // What follows an apostrophe is text to a spreadsheet.
    if (!text.startsWith(u'"'))
        return text;
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

std::optional<QString> rowtext::line(const QAbstractItemModel &model, int row, const QList<int> &columns)
{
    QStringList cells;
    for (const int column : columns) {
        const QModelIndex index = model.index(row, column);
        if (!index.data(CatalogueTableModel::LoadedRole).toBool())
            return std::nullopt;
        cells += cell(index.data(CatalogueTableModel::CopyRole).toString());
    }
    return cells.join(u'\t');
}

RowReader::RowReader(std::unique_ptr<CatalogueTableModel> model, const CatalogueTableModel &shown,
                     const QList<RowRange> &ranges, const QList<int> &columns, QObject *parent)
    : QObject(parent)
    , m_model(std::move(model))
    , m_ranges(ranges)
    , m_columns(columns)
    , m_text(rowtext::header(shown, columns) + u'\n')
{
    connect(m_model.get(), &CatalogueTableModel::failed, this, &RowReader::failed);
    connect(m_model.get(), &CatalogueTableModel::counted, this, &RowReader::begin);
    // Queued: the model is still busy with the page that it tells of.
    connect(m_model.get(), &CatalogueTableModel::dataChanged, this, &RowReader::goOn, Qt::QueuedConnection);
    m_model->setSorting(shown.sorting());
    m_model->setCollation(shown.collation());
    m_model->setSearch(shown.search());
    m_model->setShownColumns(columns);
    m_model->refresh();
}

void RowReader::begin()
{
    if (std::exchange(m_begun, true))
        return;
    if (m_ranges.isEmpty())
        m_ranges = {{.first = 0, .last = m_model->rowCount() - 1}};
    for (const RowRange &range : std::as_const(m_ranges))
        m_of += range.count();
    QMetaObject::invokeMethod(this, &RowReader::goOn, Qt::QueuedConnection);
}

//! Takes the rows that are here and asks for the next ones.
void RowReader::goOn()
{
    if (!m_begun)
        return;
    for (int taken = 0; !m_ranges.isEmpty() && m_rows < mostRows; ++taken) {
        RowRange &range = m_ranges.first();
        if (range.first > range.last || range.first >= m_model->rowCount()) {
            m_ranges.removeFirst();
            continue;
        }
        if (taken == atOnce) // The window has its turn.
            return void(QMetaObject::invokeMethod(this, &RowReader::goOn, Qt::QueuedConnection));
        const auto line = rowtext::line(*m_model, range.first, m_columns);
        if (!line) {
            Q_EMIT progressed(m_rows, std::min(m_of, mostRows));
            return m_model->setVisibleRows(range.first, std::min(range.last, range.first + atOnce - 1));
        }
        m_text += *line + u'\n';
        m_ids += m_model->index(range.first, 0).data(CatalogueTableModel::RecordIdRole).toLongLong();
        ++range.first;
        ++m_rows;
    }
    m_begun = false;
    Q_EMIT finished(m_text, m_rows, m_of);
}

} // namespace catalpa
