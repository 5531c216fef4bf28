// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cataloguetablemodel.h"

#include <functional>
#include <memory>

namespace catalpa {
class RowReader;
}

namespace catalpa::ui {

class CatalogueView;

//! The selected rows of a table as a whole, for the clipboard or to be deleted: those that are not here are read first.
class SelectedRows final : public QObject {
    Q_OBJECT

public:
    using MakeModel = std::function<std::unique_ptr<CatalogueTableModel>()>;

    //! \a makeModel makes a model like that of \a view, to read rows beside it. The view must outlive this.
    SelectedRows(CatalogueView &view, MakeModel makeModel, QObject *parent);
    ~SelectedRows() override;

    //! Asks to delete the records that are selected.
    void remove();

Q_SIGNALS:
    //! The person wants to delete these records.
    void removalRequested(const QList<qint64> &ids);
    //! The rows are not those any more that the table shows.
    void outdated();
    void failed(const catalpa::Error &error);
    //! It cannot be done; a sentence for the banner.
    void refused(const QString &sentence);
    //! A sentence for the status bar.
    void told(const QString &sentence);

private:
    void stop(bool &hasStopped);
    void readForCopy();
    void readForRemoval();
    //! The numbers of the selected records whose rows are here; shorter than the selection where some are not.
    QList<qint64> here() const;
    std::unique_ptr<RowReader> reader(const QList<int> &columns) const;

    CatalogueView &m_view;
    MakeModel m_makeModel;
    std::unique_ptr<RowReader> m_copy; //!< Rows that are being read for the clipboard.
    std::unique_ptr<RowReader> m_removal; //!< The same, to be deleted.
};

} // namespace catalpa::ui
