// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/statistics/tally.h"
#include "ui/printing/pages/printout.h"

#include <QtWidgets/QDialog>

#include <functional>
#include <memory>

namespace Ui {
class StatisticsDialog;
}

namespace catalpa::ui {

//! Counts books by one thing and shows them as bars, each of which leads to its books. Deletes itself when closed; what
//! is being counted is then taken back.
class StatisticsDialog final : public QDialog {
    Q_OBJECT

public:
    using Count = std::function<QFuture<Result<Tallies>>(TallyKind)>;

    //! What books can be counted by in this catalogue, one at least, and who counts.
    StatisticsDialog(const QList<TallyKind> &kinds, Count count, QWidget *parent = nullptr);
    ~StatisticsDialog() override;

    //! The page of the catalogue has gone: what was counted stays, and leads nowhere.
    void leave();
    //! The page of this catalogue is there again.
    void enter(const QList<TallyKind> &kinds, Count count);

Q_SIGNALS:
    //! The books that this search finds are to be shown.
    void booksRequested(const QString &search);
    void printRequested(const catalpa::ui::Printout &printout);

private:
    void arrange();
    void offer(const QList<TallyKind> &kinds);
    TallyKind kind() const;
    void count();
    void stop();
    void show(const Tallies &tallies);
    void showState();
    void showBooks();
    Printout printout() const;

    std::unique_ptr<Ui::StatisticsDialog> m_ui;
    Count m_count; //!< Empty while the page of the catalogue is not there.
    Tallies m_tallies;
    Pending m_counting;
};

} // namespace catalpa::ui
