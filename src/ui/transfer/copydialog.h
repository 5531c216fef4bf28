// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/transfer.h"
#include "ui/widgets/windows/autosizedialog.h"

#include <memory>

namespace Ui {
class CopyDialog;
}

namespace catalpa::ui {

//! Saves a catalogue to a file, or restores one: what goes where, how far it is, and what became of it. Deletes itself
//! when closed; what runs is then stopped.
class CopyDialog final : public AutoSizeDialog {
    Q_OBJECT

public:
    //! A catalogue and what is to be known of it.
    struct Place {
        ConnectionAddress address;
        QString name; //!< For people.
        int unsaved = 0; //!< Edits that have not reached the database.
        //! Keeps what is there under another name, which is the answer, and leaves the place empty; where that can be
        //! done.
        std::function<QFuture<Result<QString>>()> setAside = {};
    };

    //! \a transport must outlive the dialog.
    CopyDialog(Transfer &transfer, const QString &file, Place place, QWidget *parent = nullptr);
    ~CopyDialog() override;

    //! Begins at once.
    void save();
    //! Shows what the file holds, and waits for the person.
    void offerToRestore();

Q_SIGNALS:
    //! Something may have been brought into the database.
    void restored();

protected:
    void done(int result) override;

private:
    void restore();
    void offerToSetAside(const Error &error);
    void setAside();
    void stop();
    void showRunning(bool running);
    void showContents(const CopyContents &contents);
    void showSaved(const TransferReport &report);
    void showRestored(const TransferReport &report);

    std::unique_ptr<Ui::CopyDialog> m_ui;
    Transfer &m_transfer;
    QString m_file;
    Place m_place;
    Pending m_looking;
    QString m_keptAs; //!< The name of what was there before.
    bool m_restoring = false;
};

} // namespace catalpa::ui
