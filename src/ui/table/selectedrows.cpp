// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/table/selectedrows.h"

#include "core/records/removal.h"
#include "models/rowreader.h"
#include "ui/table/catalogueview.h"
#include "ui/table/columnlayout.h"
#include "ui/table/rowselection.h"

#include <QtCore/QSet>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <algorithm>

namespace catalpa::ui {

SelectedRows::SelectedRows(CatalogueView &view, MakeModel makeModel, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_makeModel(std::move(makeModel))
{
    connect(&view, &CatalogueView::removeRequested, this, &SelectedRows::remove);
    connect(&view, &CatalogueView::farCopyRequested, this, &SelectedRows::readForCopy);
    connect(&view, &CatalogueView::stopRequested, this, &SelectedRows::stop);
    connect(&view, &CatalogueView::copied, this,
            [this](int rows) { Q_EMIT told(tr("%Ln row(s) copied.", nullptr, rows)); });
}

SelectedRows::~SelectedRows() = default;

void SelectedRows::remove()
{
    const RowSelection *selection = m_view.rowSelection();
    if (selection->count() > mostRemoved) {
        return Q_EMIT refused(tr("%L1 rows are chosen, and %L2 can be deleted at once. Choose fewer.")
                                  .arg(selection->count())
                                  .arg(mostRemoved));
    }
    const QList<qint64> ids = here();
    if (ids.size() < selection->count())
        return readForRemoval();
    if (!ids.isEmpty())
        Q_EMIT removalRequested(ids);
    else if (m_view.currentRecord() != 0)
        Q_EMIT removalRequested({m_view.currentRecord()});
}

void SelectedRows::stop(bool &hasStopped)
{
    if (!m_copy && !m_removal)
        return;
    hasStopped = true;
    const bool isCopy = m_copy != nullptr;
    m_copy.reset();
    m_removal.reset();
    Q_EMIT told(isCopy ? tr("This was stopped. The clipboard is as it was.")
                       : tr("This was stopped. Nothing was deleted."));
}

QList<qint64> SelectedRows::here() const
{
    QList<qint64> ids;
    for (const RowRange &range : m_view.rowSelection()->ranges()) {
        for (int row = range.first; row <= range.last; ++row) {
            const QModelIndex index = m_view.model()->index(row, 0);
            if (const qint64 id = index.data(CatalogueTableModel::RecordIdRole).toLongLong(); id != 0)
                ids += id;
        }
    }
    return ids;
}

std::unique_ptr<RowReader> SelectedRows::reader(const QList<int> &columns) const
{
    const RowSelection *selection = m_view.rowSelection();
    return std::make_unique<RowReader>(m_makeModel(), *m_view.catalogModel(),
                                       selection->isAll() ? QList<RowRange>() : selection->ranges(), columns, nullptr);
}

//! Rows that nobody has looked at are known by their places only. When these do not hold what is shown any more,
//! somebody has added or deleted, and nobody knows what would be deleted.
void SelectedRows::readForRemoval()
{
    m_removal = reader({0});
    const auto done = [this] {
        m_removal.release()->deleteLater(); // It is what calls.
    };
    connect(m_removal.get(), &RowReader::progressed, this, [this](int rows, int of) {
        Q_EMIT told(tr("Reading rows to delete: %L1 of %L2. Esc stops it.").arg(rows).arg(of));
    });
    connect(m_removal.get(), &RowReader::failed, this, [this, done](const Error &error) {
        done();
        Q_EMIT failed(error);
    });
    connect(m_removal.get(), &RowReader::finished, this, [this, done, seen = here()] {
        const QList<qint64> ids = m_removal->ids();
        done();
        const QSet<qint64> found(ids.cbegin(), ids.cend());
        if (std::all_of(seen.cbegin(), seen.cend(), [&](qint64 id) { return found.contains(id); }))
            return Q_EMIT removalRequested(ids);
        Q_EMIT outdated();
        Q_EMIT refused(tr("Somebody else has added or deleted rows meanwhile. Choose the rows again."));
    });
}

void SelectedRows::readForCopy()
{
    m_copy = reader(m_view.columnLayout()->shownColumns());
    const auto done = [this] {
        m_copy.release()->deleteLater(); // It is what calls.
    };
    connect(m_copy.get(), &RowReader::progressed, this, [this](int rows, int of) {
        Q_EMIT told(tr("Reading rows to copy: %L1 of %L2. Esc stops it.").arg(rows).arg(of));
    });
    connect(m_copy.get(), &RowReader::failed, this, [this, done](const Error &error) {
        done();
        Q_EMIT failed(error);
    });
    connect(m_copy.get(), &RowReader::finished, this, [this, done](const QString &text, int rows, int of) {
        done();
        QGuiApplication::clipboard()->setText(text);
        Q_EMIT told(
            rows < of
                ? tr("The first %L1 of %L2 rows were copied. Search for fewer to copy them all.").arg(rows).arg(of)
                : tr("%Ln row(s) copied.", nullptr, rows));
    });
}

} // namespace catalpa::ui
