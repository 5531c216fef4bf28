// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "exchange/catalogue/bookexchange.h"
#include "ui/widgets/banner.h"

#include <QtWidgets/QDialog>

namespace Ui {
class EarlierImportsDialog;
}

namespace catalpa::ui {

//! The imports of which something is still there, and the way to take one back. Deletes itself when closed; what has
//! been begun goes on, and its outcome is told late.
class EarlierImportsDialog final : public QDialog {
    Q_OBJECT

public:
    //! \a exchange must outlive the dialog.
    EarlierImportsDialog(exchange::BookExchange &exchange, ConnectionAddress address, QWidget *parent = nullptr);
    ~EarlierImportsDialog() override;

    //! The page of the catalogue has gone: nothing can be begun.
    void leave();
    //! The page of this catalogue is there again: the imports are read anew.
    void enter();

Q_SIGNALS:
    //! An import was taken back, or something of it may have been.
    void takenBack();
    //! What became of it, where the dialog was closed before.
    void toldLate(catalpa::ui::Banner::Tone tone, const QString &sentence);

protected:
    void done(int result) override;

private:
    void read();
    void show(const QList<exchange::EarlierImport> &imports);
    void takeBack();
    void settle(const exchange::EarlierImport &import, const Result<QList<BatchObstacle>> &obstacles);
    void tell(Banner::Tone tone, const QString &sentence);
    void updateButtons();

    std::unique_ptr<Ui::EarlierImportsDialog> m_ui;
    exchange::BookExchange &m_exchange;
    ConnectionAddress m_address;
    QList<exchange::EarlierImport> m_imports;
    bool m_isThere = true; //!< The page of the catalogue.
    bool m_isBusy = false;
    Pending m_reading;
};

} // namespace catalpa::ui
