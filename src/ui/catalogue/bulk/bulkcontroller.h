// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/bulk/bulkanswer.h"
#include "core/bulk/lastchange.h"
#include "core/catalogue.h"
#include "core/outbox/outbox.h"
#include "core/undertakings.h"
#include "models/rowreader.h"

#include <QtCore/QObject>

#include <functional>

namespace catalpa::ui {

class BulkRuns;
class BulkSetup;
class PageRecords;
class RecordsPage;
struct BulkTask;

//! Work on many rows: changing and replacing, filling down, repeating the last change, pasting from a spreadsheet. A
//! single row goes to the outbox like any edit; several go through a list of before and after.
class BulkController final : public QObject {
    Q_OBJECT

public:
    //! What it works with; all must outlive it.
    struct Parts {
        AuthorStore &authors;
        BookStore &books;
        Outbox &outbox;
        Undertakings &undertakings;
        bool isShared = false; //!< Others use the catalogue too.
    };
    BulkController(const Parts &parts, const CatalogueCapabilities &capabilities, QObject *parent);

    //! The selected rows when there are several, else everything in the list.
    void changeMany(RecordsPage &page);
    void findAndReplace(RecordsPage &page);
    //! The value of the first selected row for all of them in the current column; with one row, that of the row above.
    void fillDown(RecordsPage &page);
    //! The last change again in the selected rows.
    void repeat(RecordsPage &page);
    //! The clipboard from the current cell on.
    void paste(RecordsPage &page);

Q_SIGNALS:
    //! These edits were made in one go.
    void made(const QString &name, const QList<catalpa::Edit> &edits);
    void told(const QString &sentence);
    //! Something could not be begun; a sentence for the banner.
    void refused(const QString &sentence);
    void failed(const catalpa::Error &error);
    //! What is to be the country of an author is none, and was not recorded.
    void countryDoubted(qint64 author, const QString &text);

private:
    void noteEdit(const OutboxEntry *entry);
    //! Calls \a act once nothing of the page waits to be saved.
    void whenSaved(RecordsPage &page, const std::function<void()> &act);
    void waitForSaved();
    void open(RecordsPage &page, const BulkTask &task, BulkSetup *setup);
    void count(RecordsPage &page, const QList<RecordField> &choices,
               const std::function<void(const BulkTask &)> &begin);
    //! Makes the same of several rows, after they were shown.
    void propose(RecordsPage &page, BulkTask task, const QList<RowRange> &rows, const Recipes &recipes);
    //! Makes something of one row, at once.
    void change(RecordsPage &page, int row, const Recipes &recipes);
    void lay(RecordsPage &page, qint64 id, int section, const QList<QStringList> &cells);

    AuthorStore &m_authors;
    BookStore &m_books;
    Outbox &m_outbox;
    BulkRuns *m_runs;
    CatalogueCapabilities m_capabilities;
    bool m_isShared;
    LastChange m_last;
    std::function<void()> m_whenSaved;
    Pending m_counting;
    Pending m_reading;
};

} // namespace catalpa::ui
