// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/bulk/bulkrun.h"
#include "core/bulk/proposalreader.h"

#include <QtWidgets/QDialog>

#include <memory>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace Ui {
class BulkDialog;
}

namespace catalpa::ui {

class BulkSetup;
class ProgressLine;
class ProposalModel;

//! What is to be changed in many records.
struct BulkTask {
    QString title{}; //!< Of the window.
    QString scope{}; //!< Which records, and how many: "The 312 selected authors".
    QString note{}; //!< What else is to be said before anything is done.
    QString name{}; //!< For the list of what can be undone, where no setup says it.
    ProposalSource source{};
    bool ofBooks = false;
    bool isShared = false; //!< Others use the catalogue too.
};

//! Many changes, from what is wanted over a list of before and after with tick boxes to what has become of them.
//! Nothing is done before the list was shown. Deletes itself when it is closed.
class BulkDialog final : public QDialog {
    Q_OBJECT

public:
    //! The stores must outlive the dialog. Without \a setup, propose() has to be called.
    BulkDialog(AuthorStore &authors, BookStore &books, BulkTask task, BulkSetup *setup, QWidget *parent);
    ~BulkDialog() override;

    //! Reads the records and shows what would be changed.
    void propose(const Recipes &recipes);
    //! Stops what is going on; closes the dialog when nothing is.
    void reject() override;

Q_SIGNALS:
    //! These edits were made, in one go.
    void made(const QString &name, const QList<catalpa::Edit> &edits);
    //! A run begins, which is the dialog's.
    void began(catalpa::BulkRun *run);
    //! The dialog closes before it is known what the last part of the run has come to: take it over, or it ends.
    void leftBehind(const QString &name, catalpa::BulkRun *run);

private:
    enum class Step { Asking, Reading, Shown, Running, Done };

    void setUp();
    QString name() const; //!< For the list of what can be undone.
    void tellOfLookUp();
    void leaveBehind();
    void preview();
    void showProposals();
    void showReadError(const Error &error);
    void apply();
    void showDone();
    void setStep(Step step);
    void updateButtons();
    QString shownSentence() const;

    std::unique_ptr<Ui::BulkDialog> m_ui;
    AuthorStore &m_authors;
    BookStore &m_books;
    BulkTask m_task;
    BulkSetup *m_setup;
    ProposalModel *m_model;
    ProgressLine *m_progress;
    QPushButton *m_close = nullptr;
    std::unique_ptr<ProposalReader> m_reader;
    BulkRun *m_run = nullptr;
    qint64 m_records = 0; //!< That were looked at.
    Step m_step = Step::Asking;
};

} // namespace catalpa::ui
