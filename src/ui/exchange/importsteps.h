// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "exchange/catalogue/bookexchange.h"
#include "models/edits/undostack.h"

#include <QtCore/QObject>

namespace catalpa::ui {

//! Takes imports back, and what was taken back, again: each as one step of undo.
class ImportSteps final : public QObject {
    Q_OBJECT

public:
    //! \a exchange must outlive it.
    ImportSteps(exchange::BookExchange &exchange, ConnectionAddress address, QObject *parent);

    //! "import of 2:02 PM", with what it added.
    UndoStep step(const exchange::EarlierImport &import);

Q_SIGNALS:
    //! The database is being asked; a sentence for people.
    void began(const QString &sentence);
    //! It has answered what \a sentence told of.
    void ended(const QString &sentence);

private:
    struct Batch;

    UndoStep stepOf(const QString &name, const std::shared_ptr<Batch> &batch);
    void turn(const std::shared_ptr<Batch> &batch, const QString &sentence, const UndoStep::Done &done);

    exchange::BookExchange &m_exchange;
    ConnectionAddress m_address;
};

} // namespace catalpa::ui
