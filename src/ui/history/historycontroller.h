// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/recordhistory.h"
#include "core/outbox/outboxentry.h"
#include "ui/catalogue/dialogs/pagedialogs.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

namespace catalpa::ui {

class CataloguePage;
class HistoryDialog;
class Prompts;

//! The way from the main window to the history of a record and to the trash.
class HistoryController final : public QObject {
    Q_OBJECT

public:
    //! All must outlive the controller; \a window is the parent of the dialogs.
    HistoryController(Prompts &prompts, QWidget *window);

    void setPage(CataloguePage &page);
    //! Of the record under the cursor.
    void showHistory();
    void showTrash();

Q_SIGNALS:
    //! A sentence for the status bar.
    void told(const QString &sentence);

private:
    void submit(const Edit &edit);
    void findSubmitted();
    void forget(quint64 number);
    QString submittedText() const;
    void follow(HistoryDialog *dialog);
    template <typename Dialog, typename Signal>
    void tellOf(Dialog *dialog, Signal changed);

    Prompts &m_prompts;
    QWidget *m_window;
    QPointer<CataloguePage> m_page;
    QPointer<HistoryDialog> m_dialog;
    PageDialogs m_dialogs;
    quint64 m_submitted = 0; //!< The edit that the dialog waits for.
    QUuid m_token; //!< The same, by which the outbox of a page that was made anew has it.
};

} // namespace catalpa::ui
