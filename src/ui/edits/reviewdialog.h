// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/edits/reviewmodel.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace Ui {
class ReviewDialog;
}

namespace catalpa::ui {

class Prompts;

//! The edits that are not saved yet: what each does, what has become of it, and its SQL on request. Those that are
//! ticked are saved or discarded. Work goes on behind it. Deletes itself when closed.
class ReviewDialog final : public QDialog {
    Q_OBJECT

public:
    //! Both must outlive it.
    ReviewDialog(Outbox &outbox, Prompts &prompts, QWidget *parent);
    ~ReviewDialog() override;

Q_SIGNALS:
    //! The person wants to choose between theirs and mine.
    void decisionRequested(quint64 number);
    //! Edits were discarded: what is shown of their records is old.
    void discarded();

private:
    void setUp();
    void connectParts();
    void update();
    void showCurrent();
    void saveTicked();
    void askToDiscard();
    const OutboxEntry *current() const;

    std::unique_ptr<Ui::ReviewDialog> m_ui;
    Outbox &m_outbox;
    Prompts &m_prompts;
    ReviewModel *m_model;
};

} // namespace catalpa::ui
