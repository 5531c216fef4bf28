// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/transfer/copydialog.h"

#include <optional>

namespace Ui {
class MoveDialog;
}

namespace catalpa::ui {

class Prompts;

//! Brings a catalogue into another database: takes its address as the connect page does, shows how far it is, goes on
//! after a broken link, and offers to open what has arrived. Deletes itself when closed; what runs is then stopped.
class MoveDialog final : public AutoSizeDialog {
    Q_OBJECT

public:
    //! \a transfer and \a prompts must outlive the dialog.
    MoveDialog(Transfer &transfer, AddressReader read, Prompts &prompts, CopyDialog::Place from,
               QWidget *parent = nullptr);
    ~MoveDialog() override;

Q_SIGNALS:
    //! With the password.
    void openRequested(const catalpa::ConnectionAddress &address);

protected:
    void done(int result) override;

private:
    void arrange();
    void understand();
    void showUnderstood();
    void printError(const QString &sentence, const QString &detail = {});
    void submit();
    void start();
    void stop();
    void showRunning(bool running);
    void showArrived(const TransferReport &report);

    std::unique_ptr<Ui::MoveDialog> m_ui;
    Transfer &m_transfer;
    AddressReader m_read;
    Prompts &m_prompts;
    CopyDialog::Place m_from;
    std::optional<ConnectionAddress> m_to;
};

} // namespace catalpa::ui
