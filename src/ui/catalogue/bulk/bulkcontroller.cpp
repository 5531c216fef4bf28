// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/bulk/bulkcontroller.h"

#include "base/futures.h"
#include "core/bulk/recipes.h"
#include "core/bulk/spreadsheet.h"
#include "ui/catalogue/bulk/bulkdialog.h"
#include "ui/catalogue/bulk/bulkruns.h"
#include "ui/catalogue/bulk/changesetup.h"
#include "ui/catalogue/bulk/pagerecords.h"
#include "ui/catalogue/bulk/replacesetup.h"
#include "ui/catalogue/countries/countryquestion.h"
#include "ui/catalogue/recordspage.h"
#include "ui/table/rowselection.h"
#include "wording/bulktext.h"
#include "wording/celltext.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <limits>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

BulkController::BulkController(const Parts &parts, const CatalogueCapabilities &capabilities, QObject *parent)
    : QObject(parent)
    , m_authors(parts.authors)
    , m_books(parts.books)
    , m_outbox(parts.outbox)
    , m_runs(new BulkRuns(parts.undertakings, this))
    , m_capabilities(capabilities)
    , m_isShared(parts.isShared)
{
    connect(&m_outbox, &Outbox::authorTouched, this,
            [this](Id<Author> id) { noteEdit(m_outbox.queue().entryFor(id)); });
    connect(&m_outbox, &Outbox::bookTouched, this, [this](Id<Book> id) { noteEdit(m_outbox.queue().entryFor(id)); });
    connect(&m_outbox, &Outbox::changed, this, &BulkController::waitForSaved);
    connect(m_runs, &BulkRuns::made, this, &BulkController::made);
    connect(m_runs, &BulkRuns::told, this, &BulkController::told);
    connect(m_runs, &BulkRuns::unmade, this, &BulkController::refused);
}

void BulkController::noteEdit(const OutboxEntry *entry)
{
    if (entry)
        m_last.note(entry->edit);
}

void BulkController::whenSaved(RecordsPage &page, const std::function<void()> &act)
{
    if (!m_capabilities.canEdit || page.asksAboutDoubts({}) || !page.saveEdited())
        return;
    m_whenSaved = act;
    waitForSaved();
}

void BulkController::waitForSaved()
{
    if (!m_whenSaved)
        return;
    const auto isOnItsWay = [](const OutboxEntry &entry) {
        return entry.state != OutboxEntry::State::Held && entry.state != OutboxEntry::State::Refused;
    };
    const auto &entries = m_outbox.entries();
    if (entries.empty())
        return std::exchange(m_whenSaved, nullptr)();
    if (!m_outbox.isStalled() && std::all_of(entries.cbegin(), entries.cend(), isOnItsWay))
        return; // Soon.
    m_whenSaved = nullptr;
    Q_EMIT refused(tr("There are edits that are not saved. Decide about them first: press Review in the status bar. "
                      "Nothing else was changed."));
}

void BulkController::open(RecordsPage &page, const BulkTask &task, BulkSetup *setup)
{
    auto *dialog = new BulkDialog(m_authors, m_books, task, setup, &page);
    connect(dialog, &BulkDialog::made, this, [this, setup](const QString &name, const QList<Edit> &edits) {
        if (const auto *change = qobject_cast<ChangeSetup *>(setup)) {
            if (const auto author = change->author())
                m_last.note(*author);
            else
                m_last.note(change->field(), change->text());
        }
        Q_EMIT made(name, edits);
    });
    m_runs->follow(dialog, task.ofBooks);
    dialog->open();
    if (setup)
        setup->setFocus();
}

//! Begins once it is known which records there are, and how many.
void BulkController::count(RecordsPage &page, const QList<RecordField> &choices,
                           const std::function<void(const BulkTask &)> &begin)
{
    const PageRecords records(page);
    if (choices.isEmpty())
        return Q_EMIT refused(tr("Your role may change none of these fields."));
    const RowSelection *selection = page.view()->rowSelection();
    const bool isSelected = !selection->isAll() && selection->count() > 1;
    BulkTask task{.source = records.source(isSelected ? selection->ranges() : QList<RowRange>()),
                  .ofBooks = records.isOfBooks(),
                  .isShared = m_isShared};
    if (isSelected) {
        task.scope = tr("Selected: %1").arg(recordsInWords(task.ofBooks, selection->count()));
        return begin(task);
    }
    const QString search = page.model()->search();
    const auto known = [this, task, search, begin](const Result<qint64> &count) mutable {
        if (!count)
            return Q_EMIT failed(count.error());
        const QString number = recordsInWords(task.ofBooks, *count);
        if (*count > ProposalReader::mostRecords) {
            return Q_EMIT refused(
                tr("These are %1. At most %2 are changed in one go: search for fewer, or select some.")
                    .arg(number, recordsInWords(task.ofBooks, ProposalReader::mostRecords)));
        }
        task.scope = search.isEmpty() ? tr("Everything in the list: %1").arg(number)
                                      : tr("Everything that “%1” finds: %2").arg(shortened(search, 60), number);
        begin(task);
    };
    constexpr qint64 most = std::numeric_limits<int>::max();
    const auto *query = std::get_if<AuthorQuery>(&task.source.query);
    m_counting = query ? deliver(m_authors.count(*query, most), this, known)
                       : deliver(m_books.count(std::get<BookQuery>(task.source.query), most), this, known);
}

void BulkController::changeMany(RecordsPage &page)
{
    whenSaved(page, [this, &page] {
        const bool ofBooks = PageRecords(page).isOfBooks();
        QList<RecordField> choices = changeableFields(ofBooks, m_capabilities);
        if (ofBooks && m_capabilities.mayChange(RecordField::Author))
            choices.prepend(RecordField::Author);
        count(page, choices, [this, &page, choices](BulkTask task) {
            task.title = tr("Change many");
            open(page, task, new ChangeSetup(m_authors, choices));
        });
    });
}

void BulkController::findAndReplace(RecordsPage &page)
{
    whenSaved(page, [this, &page] {
        QList<RecordField> choices = changeableFields(PageRecords(page).isOfBooks(), m_capabilities);
        if (choices.removeOne(RecordField::Country))
            choices += RecordField::Country; // Seldom what is meant.
        count(page, choices, [this, &page, choices](BulkTask task) {
            task.title = tr("Find and replace");
            open(page, task, new ReplaceSetup(choices));
        });
    });
}

void BulkController::propose(RecordsPage &page, BulkTask task, const QList<RowRange> &rows, const Recipes &recipes)
{
    const PageRecords records(page);
    task.source = records.source(rows);
    task.ofBooks = records.isOfBooks();
    task.isShared = m_isShared;
    auto *dialog = new BulkDialog(m_authors, m_books, task, nullptr, &page);
    connect(dialog, &BulkDialog::made, this, &BulkController::made);
    m_runs->follow(dialog, task.ofBooks);
    dialog->open();
    dialog->propose(recipes);
}

void BulkController::change(RecordsPage &page, int row, const Recipes &recipes)
{
    const auto proposal = PageRecords(page).propose(row, recipes);
    if (!proposal)
        return Q_EMIT told(tr("Nothing to change here."));
    if (!proposal->problem.isEmpty())
        return Q_EMIT refused(proposal->problem);
    Edit edit = proposal->edit;
    auto *author = std::get_if<AuthorEdit>(&edit);
    const auto doubted = author ? takeDoubtfulCountry(*author) : std::nullopt;
    if (!author || !author->isEmpty())
        m_outbox.submit(edit);
    if (doubted)
        Q_EMIT countryDoubted(author->id.value, *doubted);
}

void BulkController::fillDown(RecordsPage &page)
{
    const PageRecords records(page);
    const QModelIndex current = page.view()->currentIndex();
    const auto field = records.field(current.column());
    if (!current.isValid() || !m_capabilities.canEdit)
        return;
    if (!field || !m_capabilities.mayChange(*field))
        return Q_EMIT told(tr("This column cannot be changed. Put the cursor into one that can."));
    const RowSelection *selection = page.view()->rowSelection();
    if (!selection->isAll() && selection->count() <= 1) {
        const auto above = current.row() > 0 ? records.copying(current.row() - 1, *field) : std::nullopt;
        return above ? change(page, current.row(), *above) : Q_EMIT told(tr("There is no row above to fill from."));
    }
    whenSaved(page, [this, &page, selection, field = *field] {
        const QList<RowRange> rows = selection->ranges();
        const auto recipes = rows.isEmpty() ? std::nullopt : PageRecords(page).copying(rows.first().first, field);
        if (!recipes)
            return Q_EMIT refused(tr("The first of the selected rows is not here. Scroll to it, and fill down again."));
        const QString number = recordsInWords(PageRecords(page).isOfBooks(), countOf(rows));
        propose(page,
                {.title = tr("Fill down"),
                 .scope = tr("%1 of the first selected row, for all of them: %2").arg(titleOf(field), number),
                 .name = tr("filling down of %1").arg(titleOf(field))},
                rows, *recipes);
    });
}

void BulkController::repeat(RecordsPage &page)
{
    const PageRecords records(page);
    if (!m_last.field() || !m_capabilities.canEdit)
        return Q_EMIT told(tr("There is no change to repeat yet."));
    if (!m_capabilities.mayChange(*m_last.field()))
        return Q_EMIT told(tr("Your role may not change this field."));
    if (m_last.isOfBooks() != records.isOfBooks())
        return Q_EMIT told(m_last.isOfBooks() ? tr("The last change was one of a book.")
                                              : tr("The last change was one of an author."));
    const RowSelection *selection = page.view()->rowSelection();
    if (!selection->isAll() && selection->count() <= 1)
        return change(page, page.view()->currentIndex().row(), m_last.recipes());
    whenSaved(page, [this, &page, selection, title = titleOf(*m_last.field()), ofBooks = records.isOfBooks()] {
        const QList<RowRange> rows = selection->ranges();
        const QString value = m_last.text().isEmpty() ? tr("nothing") : u"“"_s + shortened(m_last.text(), 60) + u"”"_s;
        if (rows.isEmpty())
            return;
        propose(
            page,
            {.title = tr("Repeat the last change"),
             .scope =
                 tr("%1 becomes %2 in all selected rows: %3").arg(title, value, recordsInWords(ofBooks, countOf(rows))),
             .name = tr("repeated change of %1").arg(title)},
            rows, m_last.recipes());
    });
}

void BulkController::paste(RecordsPage &page)
{
    const QModelIndex current = page.view()->currentIndex();
    const QString text = QGuiApplication::clipboard()->text();
    if (!current.isValid() || text.isEmpty() || !m_capabilities.canEdit)
        return Q_EMIT told(tr("There is nothing to paste here."));
    m_reading = deliver(inBackground([text] { return cellsFrom(text); }), this,
                        [this, &page, id = page.view()->currentRecord(),
                         section = current.column()](const Result<QList<QStringList>> &cells) {
                            cells ? lay(page, id, section, *cells) : Q_EMIT refused(cells.error().message);
                        });
}

//! Cells over the rows from that of a record on, wherever it stands by now.
void BulkController::lay(RecordsPage &page, qint64 id, int section, const QList<QStringList> &cells)
{
    const int row = page.model()->rowOf(id);
    if (row < 0)
        return Q_EMIT refused(tr("Nothing was pasted. The row has moved meanwhile: go to it and paste again."));
    const PageRecords records(page);
    const RowSelection *selection = page.view()->rowSelection();
    PastePlan plan = planPaste(cells, records.columns(), records.place(section), page.model()->rowCount() - row);
    const QString notes = plan.notes.join(u' ');
    if (plan.isEmpty())
        return Q_EMIT refused((tr("Nothing was pasted. ") + notes).trimmed());
    Recipes recipes = pastingRecipes(plan);
    const bool isOverAll =
        cells.size() == 1 && cells.first().size() == 1 && (selection->isAll() || selection->count() > 1);
    if (isOverAll) {
        recipes = settingRecipes(*plan.fields.first(), cells.first().first());
    } else if (plan.rows.size() == 1) {
        change(page, row, recipes);
        return notes.isEmpty() ? void() : Q_EMIT told(notes);
    }
    whenSaved(
        page,
        [this, &page, id, height = int(plan.rows.size()), isOverAll, selection, recipes, notes,
         ofBooks = records.isOfBooks()] {
            const int top = page.model()->rowOf(id);
            const QList<RowRange> rows = isOverAll ? selection->ranges() : QList<RowRange>{{top, top + height - 1}};
            if (rows.isEmpty() || rows.first().first < 0)
                return Q_EMIT refused(tr("Nothing was pasted. The row has moved meanwhile: go to it and paste again."));
            propose(page,
                    {.title = tr("Paste"),
                     .scope = tr("From the clipboard, over %1").arg(recordsInWords(ofBooks, countOf(rows))),
                     .note = notes,
                     .name = tr("pasted cells")},
                    rows, recipes);
        });
}

} // namespace catalpa::ui
