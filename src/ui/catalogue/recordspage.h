// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "ui/table/catalogueview.h"

#include <QtWidgets/QSplitter>

#include <functional>
#include <memory>

namespace catalpa::ui {

class PageReading;
class RecordPane;
class SearchSummary;
class SelectedRows;

//! What the pages of authors and books have in common: a table, a detail pane beside it that folds away, and a search.
class RecordsPage : public QSplitter {
    Q_OBJECT

public:
    CatalogueView *view() const { return m_view; }
    CatalogueTableModel *model() const { return m_model; }
    PageReading *reading() const { return m_reading; }
    SelectedRows *rows() const { return m_rows; }
    SearchSummary *summary() const { return m_summary; }
    ~RecordsPage() override;

    void setSearch(const QString &text);
    //! Whether the form stands beside the table where there is room for it.
    void setDetailShown(bool shown);
    bool isNarrow() const; //!< True where there is none.
    //! Shows the form, where there is no room in place of the table, and puts the cursor into it.
    void openForm();
    //! Back to the table, which has the focus then. What is typed in the form stays there.
    void closeForm();
    bool isFormShown() const;
    //! The table has the focus; where the form stood in its place, it goes.
    void focusTable();
    //! Shows the next record (1) or the previous one (-1), after what is typed in the form has been saved.
    void goBeside(int step);
    RecordPane *pane() const { return m_pane; }
    bool hasRecord() const { return m_view->currentRecord() != 0; }
    //! What the status bar says: the count, or how much of it is selected.
    QString statusText() const;
    //! Shows a record that was just added, if this page is in front, and tells of it.
    void showAdded(qint64 id, const QString &name);
    //! These records were deleted: their rows go.
    void takeOut(const QList<qint64> &ids);
    //! Hands what is typed in the pane to the outbox. False when it cannot be recorded; the pane says why.
    bool save();
    bool saveEdited(); //!< The same for a page that goes away: nobody is asked about what is doubtful.
    //! The same for an open cell, too; the sentence when something cannot be recorded, else empty.
    virtual QString finishEditing();
    //! Asks about what is doubtful in what is typed; the callback is called when it is meant. False where nothing is.
    virtual bool asksAboutDoubts(std::function<void()> /*meant*/) { return false; }
    virtual void refresh() { m_model->refresh(); }
    void refreshWhenShown(); //!< Something changed that it shows: it reads again, now or when it comes to the front.

Q_SIGNALS:
    void countChanged();
    void recordChanged(); //!< The cursor is on another record, or on none.
    void formShown(bool shown); //!< The form has appeared or gone.
    void menuRequested(const QPoint &globalPosition); //!< The menu of the selected rows is asked for.
    void failed(const catalpa::Error &error);
    //! The person wants to delete these records.
    void removalRequested(const QList<qint64> &ids);
    //! What was typed was not taken in; see RefusalNotice::tell().
    void refused(const QString &sentence, bool isHeld = false);
    //! Something was done; a sentence for the status bar.
    void told(const QString &sentence);
    //! The search should be emptied, because a record that it hides is to be shown.
    void searchClearRequested();
    //! Something else should be searched for: what was probably meant.
    void searchSuggested(const QString &text);

protected:
    using Count = CatalogueTableModel::Count;
    using MakeModel = std::function<std::unique_ptr<CatalogueTableModel>()>;

    //! \a makeModel is called for the table, and again whenever rows are to be read beside it.
    RecordsPage(MakeModel makeModel, QWidget *parent);
    void setDetailPane(RecordPane *pane); //!< Puts it beside the table. Call once.
    //! Shows the record under the cursor in the pane.
    virtual void showCurrent() = 0;
    //! Moves the cursor to a record, wherever it stands; a search that hides it is cleared.
    void showRecord(qint64 id);
    virtual void dropRow(qint64 id) = 0;
    //! "12 408 books", or "About 12 000 books"; nothing while nothing is known.
    virtual QString countText(Count::Certainty certainty, int rows) const = 0;
    //! "3 books selected", or "All 12 408 books selected".
    virtual QString selectionText(int rows, bool all) const = 0;
    //! Tells what stands in place of rows: nothing found, or nothing there yet.
    virtual void describeEmptiness() = 0;
    void describeNoMatch(const QString &searched);
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QString countText() const;
    void connectView();
    void foldPane();
    bool staysWithWhatIsTyped(qint64 id);

    CatalogueTableModel *m_model;
    CatalogueView *m_view;
    SearchSummary *m_summary;
    SelectedRows *m_rows;
    PageReading *m_reading;
    RecordPane *m_pane = nullptr;
    QWidget *m_form = nullptr; //!< What it scrolls in.
    Pending m_suggestions;
    bool m_detailWanted = true;
    bool m_formOpen = false; //!< Somebody works in the form: it is shown whatever room there is.
    bool m_holdsOther = false; //!< The form holds what cannot be recorded of a record that has no row.
    bool m_stale = false;
};

} // namespace catalpa::ui
