// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "ui/doubles/comparedpair.h"

#include <QtWidgets/QDialog>

#include <memory>

namespace Ui {
class DoublesDialog;
}

namespace catalpa::ui {

//! Pairs of records that are probably one, with both side by side, and one key for each decision. Deletes itself when
//! closed; what has been begun goes on.
class DoublesDialog final : public QDialog {
    Q_OBJECT

public:
    //! \a doubles has to be there until leavePage().
    DoublesDialog(DoubleStore &doubles, RecordRef::Kind kind, bool canEdit, QWidget *parent = nullptr);
    ~DoublesDialog() override;

    //! What was decided last is undone; or it is not, and will not be.
    void tellUndone(const QString &name);
    void tellNotUndone(const Error &error);
    //! The page of the catalogue has gone: pairs and choices stay, and nothing can be decided.
    void leavePage();
    //! The page of this catalogue is there again; \a doubles is null where they cannot be decided any more.
    void enterPage(DoubleStore *doubles, bool canEdit);
    //! What has become of a merge that it has asked for.
    void takeMerged(const ComparedPair &pair, const Result<MergeReport> &report);
    //! The same of a pair that is not one.
    void takeParted(const ProposedDouble &pair, const Result<> &done);
    void say(const QString &sentence);

Q_SIGNALS:
    //! Merge them, and tell the dialog by takeMerged().
    void mergeRequested(const catalpa::ui::ComparedPair &pair);
    //! Remember that they are not the same, and tell the dialog by takeParted().
    void partRequested(catalpa::RecordRef::Kind kind, const catalpa::ProposedDouble &pair);
    void undoRequested();

private:
    void arrange();
    void addKeys();
    QString lack() const;
    void reload(const QString &sentence);
    void read();
    void show(const ProposedDoubles &doubles);
    void fillRows();
    void showRows(int row);
    const ProposedDouble *current() const;
    void compare();
    void showPair(const ComparedPair &pair);
    void tellPairLost(const Error &error);
    void tellRefused(const Error &error);
    void merge();
    void part();
    void leave();
    void drop(const ProposedDouble &pair);
    void updateButtons();

    std::unique_ptr<Ui::DoublesDialog> m_ui;
    DoubleStore *m_doubles; //!< Of the page of the catalogue; null while it is not there.
    RecordRef::Kind m_kind;
    bool m_canEdit;
    bool m_isBusy = false;
    bool m_isUnread = false; //!< Pairs were being looked for when the page went.
    bool m_isCompared = false; //!< Both records are there to be seen.
    int m_decided = 0; //!< How often something was decided here that can be undone.
    ProposedDoubles m_found;
    Pending m_reading;
    Pending m_comparing;
};

} // namespace catalpa::ui
