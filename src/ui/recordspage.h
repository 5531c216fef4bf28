// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pending.h"
#include "ui/catalogview.h"

#include <QtWidgets/QSplitter>

namespace catalpa::ui {

//! What the pages of authors and books have in common: a table, a detail pane beside it that folds away, and a search.
class RecordsPage : public QSplitter {
    Q_OBJECT

public:
    CatalogView *view() const { return m_view; }
    CatalogTableModel *model() const { return m_model; }

    void setSearch(const QString &text);
    void setDetailShown(bool shown);
    bool isDetailShown() const;
    //! The count for the status bar, such as "12 408 authors".
    virtual QString countText() const = 0;
    virtual void createRecord() = 0;
    virtual void removeCurrent() = 0;
    //! Hands what is typed in the pane to the outbox.
    virtual bool saveEdited() = 0;
    virtual void refresh() { m_model->refresh(); }
    //! Something changed that this page shows: it reads again, now or when it comes to the front.
    void refreshWhenShown();

Q_SIGNALS:
    void countChanged();
    void failed(const catalpa::Error &error);
    //! What was typed was not taken in; a sentence for the banner.
    void refused(const QString &sentence);
    //! Something was done; a sentence for the status bar.
    void told(const QString &sentence);
    //! The search should be emptied, because a record that it hides is to be shown.
    void searchClearRequested();
    //! Something else should be searched for: what was probably meant.
    void searchSuggested(const QString &text);

protected:
    RecordsPage(CatalogTableModel *model, QWidget *parent);
    //! Puts \a pane beside the table. Call once.
    void setDetailPane(QWidget *pane);
    //! Tells what stands in place of rows: nothing found, or nothing there yet.
    virtual void describeEmptiness() = 0;
    void describeNoMatch(const QString &searched);
    //! Names that resemble the words of the search.
    virtual QFuture<Result<QStringList>> similar() = 0;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void foldPane();

    CatalogTableModel *m_model;
    CatalogView *m_view;
    QWidget *m_pane = nullptr;
    Pending m_suggestions;
    bool m_detailWanted = true;
    bool m_stale = false;
};

} // namespace catalpa::ui
