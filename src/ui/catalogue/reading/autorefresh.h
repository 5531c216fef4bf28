// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/catalogue.h"
#include "models/refresh/refreshschedule.h"
#include "models/refresh/ticker.h"

#include <QtWidgets/QWidget>

namespace catalpa::ui {

class RecordsPage;

//! Keeps the page in front up to date while its window is used: looks whether anything was changed in the database, and
//! asks again for what could not be read. A window that is not in front, or that nobody has touched or brought there
//! for a minute, sends no statement and opens no connection.
class AutoRefresh final : public QObject {
    Q_OBJECT

public:
    //! \a catalogue and \a window, in which the pages are, must outlive it.
    AutoRefresh(Catalogue &catalogue, QWidget &window, std::unique_ptr<Ticker> ticker);
    ~AutoRefresh() override;

    //! All must be added before the first is shown.
    void add(RecordsPage &page);

protected:
    //! Of the whole program: sees that the window is used.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    RecordsPage *inFront() const;
    void noteUse();
    void noteFailure();
    void noteAnswer();
    void pass();
    void look();
    void takeMark(const QByteArray &mark);
    void readAgain();

    Catalogue &m_catalogue;
    QWidget &m_window;
    QList<RecordsPage *> m_pages;
    std::unique_ptr<Ticker> m_ticker;
    RefreshSchedule m_schedule;
    Pending m_looking;
    QByteArray m_mark; //!< Of the database when rows were looked at last.
    bool m_isDoubtful = false; //!< What was on its way then may have been read before the change.
};

} // namespace catalpa::ui
