// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/services.h"
#include "ui/transfer/copydialog.h"

#include <QtCore/QObject>

#include <optional>

namespace catalpa::ui {

class Prompts;

//! The way from the main window to copies and moves: asks for the file and opens the dialog.
class TransferController final : public QObject {
    Q_OBJECT

public:
    using Place = CopyDialog::Place;

    //! All must outlive the controller; \a window is the parent of the dialogs.
    TransferController(const Services &services, Prompts &prompts, QWidget *window);

    void saveCopy(const Place &place);
    //! Into the catalogue that is open or, without \a place, into the one on this computer.
    void restoreCopy(const std::optional<Place> &place);
    void move(const Place &place);

Q_SIGNALS:
    //! The catalogue that is open, or the one on this computer, may have received records.
    void restored();
    void openRequested(const catalpa::ConnectionAddress &address);

private:
    void offerToRestore(const QString &file, const Place &place);

    Services m_services;
    Prompts &m_prompts;
    QWidget *m_window;
    Pending m_starting;
};

} // namespace catalpa::ui
